import { sum, zero, type Decimal } from '../../lib/money.ts';
import type { MirrorItem } from '../mapping/facts.ts';
import { withClosingTax } from './closing-tax.ts';
import type { PricedLines } from './price-lines.ts';
import { stepLines } from './step-lines.ts';
import type { DraftedStep } from './step-of-draft.ts';

interface Stepping {
  drafted: DraftedStep;
  currency: string;
  items: readonly Pick<MirrorItem, 'code' | 'isTracked'>[];
}

/** What of the whole deal's lines the step bills, to the cent; of a deal that is billed at once all of it, as it is. */
export function priceStep(whole: PricedLines, { drafted, currency, items }: Stepping): PricedLines {
  const { step, others, isLast } = drafted;
  const all = sum(whole.lines.map(({ lineAmount }) => lineAmount ?? zero));
  if (step === null || step.amount.lte(zero) || all.lte(zero)) return whole;
  const tracked = new Set(items.flatMap(({ code, isTracked }) => (isTracked ? [code] : [])));
  const cut = stepLines(whole.lines, { step, currency, others, tracked });
  const lines = isLast && whole.totals ? withClosingTax(cut, { whole: whole.lines, others }) : cut;
  return { ...whole, lines, totals: whole.totals && totalsOf(lines) };
}

const totalsOf = (lines: PricedLines['lines']): { subTotal: Decimal; totalTax: Decimal; total: Decimal } => {
  const subTotal = sum(lines.map(({ lineAmount }) => lineAmount ?? zero));
  const totalTax = sum(lines.map(({ taxAmount }) => taxAmount ?? zero));
  return { subTotal, totalTax, total: subTotal.plus(totalTax) };
};
