/** The smallest of the numbers that `share` of them (0 to 1) do not exceed; throws without any. */
function quantile(numbers: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * numbers.length));
  const found = numbers.toSorted((a, b) => a - b)[rank - 1];
  if (found === undefined) throw new Error('No quantile of nothing');
  return found;
}

/** A row of a table: what was measured, its p50 and its p95. */
export function quantileRow(what: string, numbers: readonly number[], unit = 'ms'): string {
  const cells = [0.5, 0.95].map((share) => `${quantile(numbers, share).toFixed(1)} ${unit}`.padStart(11));
  return `  ${what.padEnd(44)}${cells.join('')}`;
}

/** The head of such a table. */
export const quantileHead = (title: string): string => `${title.padEnd(46)}${'p50'.padStart(11)}${'p95'.padStart(11)}`;
