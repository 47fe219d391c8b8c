/** Months between two payments, by HubSpot's words for how often a line is billed. */
const MONTHS: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  per_six_months: 6,
  annually: 12,
  per_two_years: 24,
  per_three_years: 36,
  per_four_years: 48,
  per_five_years: 60,
};

/**
 * How many times a recurring line is billed: the number of payments where HubSpot names it, else how often the frequency
 * fits into the term (`P12M`). Null: until somebody ends it, or not to be told from that.
 */
export function periodsOf(line: { frequency: string; term: string | null; payments: string | null }): number | null {
  const named = Number(line.payments ?? Number.NaN);
  if (Number.isInteger(named) && named > 0) return named;
  const term = Number(/^P(\d+)M$/.exec(line.term ?? '')?.[1]);
  const periods = term / (MONTHS[line.frequency] ?? Number.NaN);
  return Number.isInteger(periods) && periods > 0 ? periods : null;
}
