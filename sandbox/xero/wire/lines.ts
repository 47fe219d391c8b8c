import { Big } from 'big.js';
import type { Organisation } from '../facts.ts';
import type { TaxedLine } from '../ledger/taxed-lines.ts';
import type { LineAmounts, Totals } from '../rules/amounts.ts';
import { lineTracking } from './tracking.ts';
import { given, wireNumber, wireUnit, type Wire } from './wire.ts';

const wireDiscount = (line: TaxedLine): Wire => ({
  ...given('DiscountRate', line.discountRate === undefined ? undefined : Number(line.discountRate)),
  ...given('DiscountAmount', line.discountAmount === undefined ? undefined : Number(line.discountAmount)),
  ...(line.discountRate !== undefined ? { DiscountEnteredAsPercent: true } : {}),
});

const wireItem = (organisation: Organisation, code: string | undefined): Wire => {
  if (code === undefined) return {};
  const item = organisation.items.find((one) => one.code === code);
  return {
    ItemCode: code,
    ...given('Item', item && { ItemID: item.itemId, Name: item.name, Code: item.code }),
  };
};

/** The lines of a document. */
export const wireLines = (
  document: { lines: TaxedLine[]; totals: Totals },
  organisation: Organisation,
  unitdp: 2 | 4,
): Wire[] => {
  const accountIds = new Map(organisation.accounts.map(({ code, accountId }) => [code, accountId]));
  const trackingOf = lineTracking(organisation.trackingCategories);
  const wireLine = (line: TaxedLine, { amount, tax }: LineAmounts): Wire => ({
    ...wireItem(organisation, line.itemCode),
    Description: line.description,
    UnitAmount: wireUnit(new Big(line.unitAmount), unitdp),
    TaxType: line.taxType,
    TaxAmount: wireNumber(tax),
    LineAmount: wireNumber(amount),
    ...given('AccountCode', line.accountCode),
    ...given('AccountID', line.accountCode === undefined ? undefined : accountIds.get(line.accountCode)),
    Tracking: trackingOf(line.tracking),
    Quantity: Number(line.quantity),
    ...wireDiscount(line),
    LineItemID: line.lineItemId,
  });
  return document.lines.map((line, index) => wireLine(line, document.totals.lines[index] as LineAmounts));
};
