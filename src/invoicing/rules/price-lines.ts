import { zero } from '../../lib/money.ts';
import type { BilledLine } from './billed-lines.ts';
import type { LineDecision } from './decide-lines.ts';
import type { DraftLine, InvoiceDraft } from './draft.ts';
import { missing, type Gap } from './gap.ts';
import { totalsOf } from './totals.ts';

export interface PricedLines {
  lines: DraftLine[];
  totals: InvoiceDraft['totals'];
  gaps: Gap[];
}

/** HubSpot's prices are without tax; the preview says so. */
export const LINE_AMOUNT_TYPES = 'Exclusive';

/**
 * What the lines come to, to the cent, each with its own account and tax (C41). While the tax of one is not known there are
 * line amounts but no totals; of a line without a price or a quantity not even that. An invoice that comes to nothing or less
 * is refused: Xero takes credit notes for that.
 */
export function priceLines(billed: readonly BilledLine[], decisions: readonly LineDecision[]): PricedLines {
  const { lines, ...sums } = totalsOf({
    lineAmountTypes: LINE_AMOUNT_TYPES,
    lines: billed.map((line, index) => ({
      quantity: line.quantity ?? zero,
      unitAmount: line.unitAmount ?? zero,
      discountRate: line.discountRate ?? undefined,
      discountAmount: line.discountAmount ?? undefined,
      taxRate: decisions[index]?.tax?.rate ?? zero,
    })),
  });
  const isWhole = billed.length > 0 && billed.every(isPriced) && decisions.every(({ tax }) => tax !== null);
  return {
    lines: billed.map((line, index) => {
      const { item, account, tax, ...decided } = decisions[index] ?? UNDECIDED;
      const { lineId, productId, description, quantity, unitAmount, discountRate, discountAmount } = line;
      return {
        ...{ ...decided, lineId, productId, description, quantity, unitAmount, discountRate, discountAmount },
        itemCode: item?.itemCode ?? null,
        accountCode: account?.code ?? null,
        ...{ taxType: tax?.taxType ?? null, taxRate: tax?.rate ?? null },
        taxAmount: tax && isPriced(line) ? (lines[index]?.taxAmount ?? null) : null,
        lineAmount: isPriced(line) ? (lines[index]?.lineAmount ?? null) : null,
      };
    }),
    totals: isWhole ? sums : null,
    gaps: billed.length > 0 && sums.total.lte(zero) ? [NOTHING_TO_PAY] : [],
  };
}

const UNDECIDED: LineDecision = {
  ...{ item: null, proposals: [], account: null, accountWhy: null },
  ...{ tax: null, taxWhy: null, taxOutcome: null, tracking: [] },
};

const isPriced = ({ quantity, unitAmount }: Pick<BilledLine, 'quantity' | 'unitAmount'>): boolean =>
  quantity !== null && unitAmount !== null;

const NOTHING_TO_PAY = missing('lines', {
  field: 'total',
  message: 'The invoice would come to nothing or less.',
  fix: 'Correct the amounts of the deal; what is owed to a customer is a credit note of the invoice that it is for.',
});
