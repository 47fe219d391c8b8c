import { Big } from 'big.js';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import { shareLines } from '../../schedules/rules/share-lines.ts';
import type { PreviewLine } from '../facts.ts';
import { creditedOf } from './credited.ts';
import type { LedgerEntry } from '../ledger/facts.ts';
import { LONGEST_DESCRIPTION } from './billed-lines.ts';
import { cutText } from './cut-text.ts';
import type { DraftLine, DraftStep } from './draft.ts';
import { isGone } from './invoice-moves.ts';
import { lineTaxOf } from './line-amounts.ts';
import { LINE_AMOUNT_TYPES } from './price-lines.ts';
import { stepName } from './step-name.ts';

interface Cutting {
  step: DraftStep;
  currency: string;
  /** What bills the deal beside this step. */
  others: readonly LedgerEntry[];
  /** Codes of items whose stock Xero counts. */
  tracked: ReadonlySet<string>;
}

/**
 * The lines of a step: of each line of the whole its part of the step's amount by what is left of it, as one piece, with the
 * account, tax and tracking of the whole. A part of an item whose stock is counted names no item: it would be taken from stock
 * with every step. Parts of nothing are left out.
 */
export function stepLines(lines: readonly DraftLine[], { step, currency, others, tracked }: Cutting): DraftLine[] {
  const shareable = lines.map((line) => ({
    ...{ lineId: line.lineId, whole: line.lineAmount ?? zero },
    billed: billedOf(line.lineId, others),
  }));
  const parts = shareLines(shareable, { amount: step.amount, currency });
  return lines.flatMap((line, index) => {
    const part = parts[index] ?? zero;
    return part.eq(zero) ? [] : [partOf(line, { part, step, tracked })];
  });
}

function partOf(
  line: DraftLine,
  { part, step, tracked }: { part: Decimal; step: DraftStep; tracked: ReadonlySet<string> },
): DraftLine {
  const name = ` (${stepName(step)})`;
  const { taxRate, itemCode } = line;
  return {
    ...line,
    description: cutText(line.description, LONGEST_DESCRIPTION - name.length) + name,
    ...{ quantity: decimal('1'), unitAmount: part, discountRate: null, discountAmount: null, lineAmount: part },
    itemCode: itemCode !== null && tracked.has(itemCode) ? null : itemCode,
    taxAmount: taxRate && lineTaxOf({ lineAmount: part, taxRate, lineAmountTypes: LINE_AMOUNT_TYPES }),
  };
}

/** What of the line the other steps bill: as it was shown then, less its part of what was credited or changed in Xero since. */
const billedOf = (lineId: string, others: readonly LedgerEntry[]): Decimal =>
  sum(
    others.flatMap((entry) => {
      const shown = shownLines(entry);
      const line = shown.find((one) => one.lineId === lineId);
      if (!line) return [];
      const all = sum(shown.map(({ amount }) => decimal(amount)));
      const now = standsFor(entry, all);
      const amount = decimal(line.amount);
      return [now.eq(all) || all.eq(zero) ? amount : amount.times(now).div(all).round(2, Big.roundHalfUp)];
    }),
  );

/** What the entry bills by its lines; nothing of one that counts no more. */
function shownLines({ invoice, intent }: LedgerEntry): readonly PreviewLine[] {
  if (invoice && isGone(invoice) && intent?.state !== 'done') return [];
  return intent?.preview?.lines ?? [];
}

/** Without tax; of one that is on its way what was shown. */
const standsFor = ({ invoiceId, invoice }: LedgerEntry, shown: Decimal): Decimal =>
  invoice && invoiceId !== null && !isGone(invoice)
    ? invoice.subTotal.minus(creditedOf({ ...invoice, invoiceId }))
    : shown;
