import { Big } from 'big.js';
import type { Line } from '../../../seed/line.ts';
import type { Account, TaxRate } from '../../../seed/world.ts';
import type { Organisation } from '../../facts.ts';
import { lineAmount, type LineAmountTypes } from '../../rules/amounts.ts';

/** What the rules of a line must know of the document that it stands in. */
export interface LineDocument {
  type: 'ACCREC' | 'ACCPAY' | 'ACCRECCREDIT';
  lineAmountTypes: LineAmountTypes;
  /** Whether each line must say which account it is booked to. */
  isBooked: boolean;
  /** Whether a line without a tax type has that of its account. */
  taxesByAccount: boolean;
}

interface Context {
  organisation: Organisation;
  document: LineDocument;
}

const LONGEST_DESCRIPTION = 4000;
const MOST_QUANTITY_DIGITS = 13;
const MOST_AMOUNT = new Big('9999999999.99');

const isDescriptionOnly = (line: Line): boolean =>
  line.accountCode === undefined && line.itemCode === undefined && new Big(line.unitAmount).eq(0);

const textFaults = ({ description }: Line): string[] => {
  if (description.trim() === '') return ['Description must be specified'];
  return description.length > LONGEST_DESCRIPTION
    ? [`Description must be ${LONGEST_DESCRIPTION} characters or less`]
    : [];
};

const sizeFaults = (line: Line): string[] => [
  ...(line.quantity.length > MOST_QUANTITY_DIGITS ? [`Quantity must have at most ${MOST_QUANTITY_DIGITS} digits`] : []),
  ...(lineAmount(line).abs().gt(MOST_AMOUNT) ? [`The line total must not exceed ${MOST_AMOUNT.toFixed(2)}`] : []),
];

const itemFaults = ({ itemCode }: Line, { organisation }: Context): string[] =>
  itemCode === undefined || organisation.items.some(({ code }) => code === itemCode)
    ? []
    : [`Item code '${itemCode}' is not valid`];

const discountFaults = (line: Line, { document }: Context): string[] => {
  const { discountRate, discountAmount } = line;
  if (discountRate === undefined && discountAmount === undefined) return [];
  if (document.type !== 'ACCREC') return ['Discounts can only be used on sales invoices'];
  if (discountRate !== undefined && discountAmount !== undefined && !new Big(discountAmount).eq(0))
    return ['Only one of DiscountRate and DiscountAmount can be used on a line'];
  const gross = new Big(line.quantity).times(line.unitAmount);
  const isTooMuch =
    discountAmount === undefined ? new Big(discountRate ?? 0).gt(100) : new Big(discountAmount).gt(gross);
  if (!isTooMuch && new Big(discountAmount ?? discountRate ?? 0).gte(0)) return [];
  const shown = new Big(discountAmount ?? discountRate ?? 0).toFixed(2);
  return [`The discount rate '${shown}' is invalid. Discount must not be greater than the line total.`];
};

/** An account that money of this document may be booked to: no bank, none of Xero's own, and for sales one of revenue. */
const fits = (account: Account, { document }: Context): boolean =>
  account.type !== 'BANK' &&
  account.systemAccount === undefined &&
  (document.type === 'ACCPAY' || account.class === 'REVENUE');

const accountFaults = (line: Line, context: Context): string[] => {
  const { organisation, document } = context;
  const code = line.accountCode;
  if (code === undefined)
    return !document.isBooked || isDescriptionOnly(line) ? [] : ['Account code must be specified'];
  const account = organisation.accounts.find((one) => one.code === code);
  if (account?.status === 'ARCHIVED')
    return [
      `Account code '${code}' has been archived, or has been deleted. Each line item must reference a valid account.`,
    ];
  return account !== undefined && fits(account, context)
    ? []
    : [`Account code '${code}' is not a valid code for this document.`];
};

const PLACES = {
  ASSET: 'assets',
  EQUITY: 'equity',
  EXPENSE: 'expenses',
  LIABILITY: 'liabilities',
  REVENUE: 'revenue',
} as const satisfies Record<Account['class'], keyof TaxRate['canApplyTo']>;

/** What is wrong with a tax type, alone or with the account that it is used with. */
export const taxTypeFaults = (taxType: string, account: Account | undefined, { taxRates }: Organisation): string[] => {
  if (taxType === 'NONE') return [];
  const rate = taxRates.find((one) => one.taxType === taxType);
  if (rate?.status !== 'ACTIVE')
    return [`The TaxType code '${taxType}' does not exist or cannot be used with this type of transaction.`];
  return account === undefined || rate.canApplyTo[PLACES[account.class]]
    ? []
    : [`The TaxType code '${taxType}' cannot be used with account code '${account.code ?? ''}'.`];
};

const taxFaults = (line: Line, { organisation, document }: Context): string[] => {
  // Some bank accounts have no code, and a line without one is not booked to them.
  const account = organisation.accounts.find((one) => one.code !== undefined && one.code === line.accountCode);
  const taxType = line.taxType ?? (document.taxesByAccount ? account?.taxType : undefined);
  return taxType === undefined || document.lineAmountTypes === 'NoTax'
    ? []
    : taxTypeFaults(taxType, account, organisation);
};

/** What is wrong with one line, in Xero's words where they are known. */
export const lineFaults = (line: Line, context: Context): string[] => [
  ...textFaults(line),
  ...sizeFaults(line),
  ...itemFaults(line, context),
  ...discountFaults(line, context),
  ...accountFaults(line, context),
  ...taxFaults(line, context),
];
