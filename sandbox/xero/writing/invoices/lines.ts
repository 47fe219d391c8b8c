import { randomUUID } from 'node:crypto';
import { Big } from 'big.js';
import type { Line } from '../../../seed/line.ts';
import type { Organisation } from '../../facts.ts';
import { lineAmount } from '../../rules/amounts.ts';
import { present } from '../present.ts';
import type { LineInput } from './input.ts';
import { optionIdsOf } from './tracking.ts';

/** Decimals of a unit amount that are kept: 2, or 4 when asked for with `unitdp`. */
export type UnitDecimals = 2 | 4;

const QUANTITY_DECIMALS = 4;

const rounded = (value: Big | string, decimals: number): string =>
  new Big(value).round(decimals, Big.roundHalfUp).toFixed();

/** The price of one, worked out from the amount of the line when only that is given. */
const unitAmountOf = ({ UnitAmount, LineAmount }: LineInput, quantity: string): string | Big | undefined => {
  if (UnitAmount !== undefined || LineAmount === undefined || new Big(quantity).eq(0)) return UnitAmount;
  return new Big(LineAmount).div(quantity);
};

interface Context {
  organisation: Organisation;
  unitDecimals: UnitDecimals;
  /** Whether a line without a tax type has none, even where its item has one. */
  isQuote?: boolean;
}

/** One line: what is sent, else what the item that is sent says, else what the line had. */
const mergeLine = (input: LineInput, before: Line | undefined, context: Context): Line => {
  const { organisation, unitDecimals, isQuote = false } = context;
  const itemCode = input.ItemCode ?? before?.itemCode;
  const item = organisation.items.find(({ code }) => code === input.ItemCode);
  const quantity = rounded(input.Quantity ?? before?.quantity ?? '1', QUANTITY_DECIMALS);
  const unitAmount = unitAmountOf(input, quantity) ?? item?.unitPrice;
  const byId = organisation.accounts.find(({ accountId }) => accountId === input.AccountID)?.code;
  return {
    lineItemId: before?.lineItemId ?? randomUUID(),
    description: input.Description ?? item?.description ?? before?.description ?? '',
    quantity,
    unitAmount: unitAmount === undefined ? (before?.unitAmount ?? '0') : rounded(unitAmount, unitDecimals),
    ...present({
      itemCode,
      accountCode: input.AccountCode ?? byId ?? item?.accountCode ?? before?.accountCode,
      taxType: input.TaxType ?? (isQuote ? undefined : item?.taxType) ?? before?.taxType,
      discountRate: input.DiscountRate ?? before?.discountRate,
      discountAmount: input.DiscountAmount ?? before?.discountAmount,
      // What is not sent is computed anew.
      taxAmount: isQuote ? undefined : input.TaxAmount,
      tracking: optionIdsOf(input, organisation) ?? before?.tracking,
    }),
  };
};

/**
 * The lines that a write makes of those before. None sent: they stay. A line with the id of one before changes it, any
 * other is new, and one that is not sent is gone.
 */
export const mergeLines = (inputs: LineInput[] | undefined, before: Line[], context: Context): Line[] =>
  inputs === undefined || inputs.length === 0
    ? before
    : inputs.map((input) => {
        const same = before.find(({ lineItemId }) => lineItemId === input.LineItemID);
        return mergeLine(input, same, context);
      });

/** Lines whose amount was sent and is not what quantity, price and discount come to. */
export const amountFaults = (inputs: LineInput[] | undefined, lines: Line[]): string[] =>
  (inputs ?? []).flatMap(({ LineAmount }, index) => {
    const line = lines[index];
    if (LineAmount === undefined || line === undefined) return [];
    const expected = lineAmount(line);
    const given = new Big(LineAmount).round(2, Big.roundHalfUp);
    return given.eq(expected)
      ? []
      : [`The line total ${given.toFixed(2)} does not match the expected line total ${expected.toFixed(2)}`];
  });
