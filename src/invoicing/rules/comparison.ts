import { Big } from 'big.js';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import type { CrmQuoteFact } from '../../mirror/facts.ts';
import type { LiveDeal, LiveLine } from '../facts.ts';

export interface Difference {
  /** What it adds on the way to the invoice's total; null: it cannot be told in one currency. */
  amount: Decimal | null;
  cause: string;
}

/** What the deal and its quote say beside what the invoice comes to (C31). */
export interface Comparison {
  deal: Decimal | null;
  quote: Pick<CrmQuoteFact, 'quoteNumber' | 'amount' | 'currency' | 'status'> | null;
  invoice: Decimal | null;
  /** What the differences start from. */
  from: 'quote' | 'deal' | null;
  differences: Difference[];
}

interface Line {
  taxType: string | null;
  taxRate: Decimal | null;
  lineAmount: Decimal | null;
}

interface Totals {
  subTotal: Decimal;
  totalTax: Decimal;
  total: Decimal;
}

interface Compared {
  deal: Pick<LiveDeal, 'amount' | 'lines'>;
  quotes: readonly CrmQuoteFact[];
  currency: string;
  /** Of the invoice, in the order of the deal's. */
  lines: readonly Line[];
  totals: Totals | null;
}

/** Where the invoice differs from what was agreed, and why: each difference with its cause, together the whole of it. */
export function compare({ deal, quotes, currency, lines, totals }: Compared): Comparison {
  const quote = agreed(quotes);
  const amount = quote?.amount ?? deal.amount;
  const from = amount === null ? null : quote?.amount ? 'quote' : 'deal';
  const sides = { deal: deal.amount, quote, invoice: totals?.total ?? null, from } as const;
  if (!totals || amount === null || from === null) return { ...sides, differences: [] };
  const other = from === 'quote' ? (quote?.currency ?? currency) : currency;
  if (other !== currency) {
    return { ...sides, differences: [{ amount: null, cause: `The quote is in ${other}, the invoice in ${currency}` }] };
  }
  const differences = explained(amount, { sums: sumsOf(deal.lines, lines), lines, totals, from });
  return { ...sides, differences: differences.filter((one) => one.amount?.eq(zero) === false) };
}

/** How far a quote has come: what was agreed, what waits, what nobody has sent. */
const RANKS: Readonly<Record<string, number>> = {
  APPROVED: 0,
  APPROVAL_NOT_NEEDED: 0,
  PENDING_APPROVAL: 1,
  DRAFT: 2,
};

/** The quote that was agreed, else the one that has come furthest; of several the newest. One that was rejected is none. */
export function agreed(quotes: readonly CrmQuoteFact[]): CrmQuoteFact | null {
  const rank = ({ status }: CrmQuoteFact): number => RANKS[status ?? ''] ?? 3;
  const open = quotes.filter(({ status }) => status !== 'REJECTED');
  return open.toSorted((a, b) => rank(a) - rank(b) || b.updatedAt.getTime() - a.updatedAt.getTime())[0] ?? null;
}

/** What the deal's lines come to in the ways in which an amount may have been agreed. */
interface Sums {
  /** Before discounts. */
  gross: Decimal;
  /** Rounded once, not line by line. */
  exact: Decimal;
  /** With all periods of what recurs. */
  whole: Decimal;
  recurring: string[];
}

const toCents = (amount: Decimal): Decimal => amount.round(2, Big.roundHalfUp);
const hundred = decimal('100');

function sumsOf(deal: readonly LiveLine[], lines: readonly Line[]): Sums {
  const amounts = (of: (line: LiveLine) => Decimal): Decimal => toCents(sum(deal.map(of)));
  const periods = deal.map((line, index) => (lines[index]?.lineAmount ?? zero).times(line.recurring?.periods ?? 1));
  return {
    gross: amounts(grossOf),
    exact: amounts(netOf),
    whole: sum(periods),
    recurring: deal.flatMap(({ name, recurring }) =>
      recurring ? [`one period${recurring.periods === null ? '' : ` of ${recurring.periods}`} of “${name}”`] : [],
    ),
  };
}

const grossOf = ({ quantity, unitPrice }: LiveLine): Decimal => (quantity ?? zero).times(unitPrice ?? zero);

function netOf(line: LiveLine): Decimal {
  const gross = grossOf(line);
  return line.discountRate
    ? gross.minus(gross.times(line.discountRate).div(hundred))
    : gross.minus(line.discountAmount ?? zero);
}

interface Explained {
  sums: Sums;
  lines: readonly Line[];
  totals: Totals;
  from: 'quote' | 'deal';
}

/** The steps from the agreed amount to the total: first to the sum without tax, then the tax. */
function explained(amount: Decimal, { sums, lines, totals, from }: Explained): Difference[] {
  const { subTotal, totalTax, total } = totals;
  const onTheWhole = taxOnTheWhole(lines);
  const rounding = { amount: totalTax.minus(onTheWhole), cause: 'Tax is rounded on each line' };
  if (amount.eq(total)) return [];
  if (amount.eq(subTotal.plus(onTheWhole))) return [rounding];
  const tax = [{ amount: onTheWhole, cause: 'Tax is added' }, rounding];
  const causes: [Decimal, string][] = [
    [sums.exact, 'Each line is rounded to the cent'],
    [sums.whole, `Billed now is ${sums.recurring.join(', ')}`],
    [sums.gross, 'Discounts of the lines'],
  ];
  const [, cause] = causes.find(([sameAs]) => amount.eq(sameAs)) ?? [];
  return [{ amount: subTotal.minus(amount), cause: cause ?? UNKNOWN[from] }, ...tax];
}

const UNKNOWN = {
  quote: 'The lines have changed since the quote, or it has a discount of its own',
  deal: 'The amount of the deal is not the sum of its lines',
} as const;

/** Tax as it would be if it were rounded once for each rate. */
function taxOnTheWhole(lines: readonly Line[]): Decimal {
  const rates = new Map(lines.map(({ taxType, taxRate }) => [taxType, taxRate ?? zero]));
  return sum(
    [...rates].map(([taxType, rate]) => {
      const net = sum(lines.filter((line) => line.taxType === taxType).map(({ lineAmount }) => lineAmount ?? zero));
      return toCents(net.times(rate).div(hundred));
    }),
  );
}
