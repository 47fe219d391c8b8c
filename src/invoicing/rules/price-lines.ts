import { zero } from '../../lib/money.ts';
import type { Account, TaxRate } from '../facts.ts';
import type { BilledLine } from './billed-lines.ts';
import type { DraftLine, Gap, InvoiceDraft } from './draft.ts';
import { totalsOf } from './totals.ts';

export interface PricedLines {
  lines: DraftLine[];
  totals: InvoiceDraft['totals'];
  gaps: Gap[];
}

/** HubSpot's prices are without tax; the preview says so. */
export const LINE_AMOUNT_TYPES = 'Exclusive';

/**
 * What the lines come to, to the cent, with the account and tax that all of them share (C41). Without a tax rate there are
 * line amounts but no totals; of a line without a price or a quantity not even that. An invoice that comes to nothing or less is refused: Xero takes credit notes for that.
 */
export function priceLines(
  billed: readonly BilledLine[],
  { account, tax }: { account: Account | null; tax: TaxRate | null },
): PricedLines {
  const { lines, ...sums } = totalsOf({
    lineAmountTypes: LINE_AMOUNT_TYPES,
    lines: billed.map((line) => ({
      quantity: line.quantity ?? zero,
      unitAmount: line.unitAmount ?? zero,
      discountRate: line.discountRate ?? undefined,
      discountAmount: line.discountAmount ?? undefined,
      taxRate: tax?.rate ?? zero,
    })),
  });
  const shared = { accountCode: account?.code ?? null, taxType: tax?.taxType ?? null, taxRate: tax?.rate ?? null };
  return {
    lines: billed.map((line, index) => ({
      ...line,
      ...shared,
      taxAmount: tax && isPriced(line) ? (lines[index]?.taxAmount ?? null) : null,
      lineAmount: isPriced(line) ? (lines[index]?.lineAmount ?? null) : null,
    })),
    totals: tax && billed.length > 0 && billed.every(isPriced) ? sums : null,
    gaps: billed.length > 0 && sums.total.lte(zero) ? [NOTHING_TO_PAY] : [],
  };
}

const isPriced = ({ quantity, unitAmount }: BilledLine): boolean => quantity !== null && unitAmount !== null;

const NOTHING_TO_PAY: Gap = {
  field: 'total',
  message: 'The invoice would come to nothing or less.',
  fix: 'Correct the amounts of the deal; what is owed to a customer is a credit note, made in Xero.',
};
