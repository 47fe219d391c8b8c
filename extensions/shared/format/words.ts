import type { Figures } from '../../../src/contract/record-card.ts';

/** A count with its noun, e.g. `1 invoice`, `3 invoices`. The cards speak English whatever the locale of their figures. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago a moment was, e.g. `2 minutes ago`; under a minute, and from a clock ahead of ours, `just now`. */
export function ago(iso: string, now: Date): string {
  const seconds = (now.getTime() - Date.parse(iso)) / 1000;
  const unit = units.find(([, length]) => seconds >= length);
  return unit ? `${count(Math.floor(seconds / unit[1]), unit[0])} ago` : 'just now';
}

/** A customer's habit of paying, from the mean of days late, negative is early, and how it changes. */
export function payingHabit({ averageDaysLate, trend }: Pick<Figures, 'averageDaysLate' | 'trend'>): string {
  if (averageDaysLate === null) return 'No invoice paid in this time';
  const change = trend === null || trend === 'steady' ? '' : `, getting ${trend}`;
  const days = Math.round(averageDaysLate);
  if (days === 0) return `Usually pays on the due date${change}`;
  return `Usually pays ${count(Math.abs(days), 'day')} ${days > 0 ? 'late' : 'early'}${change}`;
}

/** Several things in one sentence: `a, b and c`. */
export function listed(names: readonly string[]): string {
  const [last = '', ...before] = names.toReversed();
  return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`;
}
