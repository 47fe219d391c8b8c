import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import type { PreviewLine } from '../facts.ts';
import type { LedgerEntry } from '../ledger/facts.ts';
import { isCreditedInFull } from './credited.ts';
import type { DraftLine } from './draft.ts';
import { isGone } from './invoice-moves.ts';

interface Closing {
  /** The lines of the whole deal. */
  whole: readonly DraftLine[];
  /** What bills the deal beside the step that ends it. */
  others: readonly LedgerEntry[];
}

/**
 * The lines of the step that ends a schedule, with the tax that brings all steps together to the tax of the whole: each step
 * rounds its own, so that the sum may be cents off. Only while everything else is in Xero as it was shown and is taxed as it
 * would be now; else Xero's own computing stands. Xero takes TaxAmount in place of what it computes:
 * https://community.xero.com/developer/discussion/39081.
 */
export function withClosingTax(lines: readonly DraftLine[], closing: Closing): DraftLine[] {
  const before = taxedBefore(closing);
  if (before === null) return [...lines];
  const corrected = [...lines];
  for (const taxType of new Set(lines.map((line) => line.taxType))) {
    const off = taxOf(closing.whole, taxType).minus(taxOf(before, taxType)).minus(taxOf(lines, taxType));
    const most = decimal('0.01').times(before.length + lines.length);
    if (off.eq(zero) || off.abs().gt(most)) continue;
    const index = largestOf(lines, taxType);
    const line = lines[index];
    if (line?.taxAmount) corrected[index] = { ...line, taxAmount: line.taxAmount.plus(off), isTaxSet: true };
  }
  return corrected;
}

interface Taxed {
  taxType: string | null;
  taxAmount: Decimal | null;
}

const taxOf = (lines: readonly Taxed[], taxType: string | null): Decimal =>
  sum(lines.map((line) => (line.taxType === taxType ? (line.taxAmount ?? zero) : zero)));

const largestOf = (lines: readonly DraftLine[], taxType: string | null): number =>
  lines.reduce((best, line, index) => {
    if (line.taxType !== taxType) return best;
    const most = lines[best]?.lineAmount?.abs() ?? zero;
    return best === -1 || line.lineAmount?.abs().gt(most) ? index : best;
  }, -1);

/** The taxed lines of all other steps; null: something is not as it was shown, or would be taxed otherwise now. */
function taxedBefore({ whole, others }: Closing): Taxed[] | null {
  const found: Taxed[] = [];
  for (const entry of others) {
    if (countsNoMore(entry)) continue;
    const lines = linesAsShown(entry);
    if (!lines?.every((line) => isTaxedSo(line, whole))) return null;
    found.push(...lines.map(({ taxType, taxAmount }) => ({ taxType, taxAmount: decimal(taxAmount) })));
  }
  return found;
}

function countsNoMore({ invoiceId, invoice, intent }: LedgerEntry): boolean {
  if (!invoice || invoiceId === null) return false;
  return isGone(invoice) ? intent?.state !== 'done' : isCreditedInFull({ ...invoice, invoiceId });
}

const isTaxedSo = ({ lineId, taxType }: PreviewLine, whole: readonly DraftLine[]): boolean =>
  whole.some((line) => line.lineId === lineId && line.taxType === taxType);

/** The lines of an entry that is in Xero just as it was shown, nothing credited; null: it is not. */
function linesAsShown({ invoice, intent }: LedgerEntry): readonly PreviewLine[] | null {
  const preview = intent?.preview;
  if (!preview?.lines) return null;
  const isSame =
    !invoice ||
    isGone(invoice) ||
    (invoice.credits.length === 0 &&
      invoice.subTotal.eq(preview.subTotal) &&
      invoice.total.eq(preview.total) &&
      invoice.currency === preview.currency);
  return isSame ? preview.lines : null;
}
