import type { Age } from '../facts.ts';

/** From the youngest. */
export const AGES: readonly Age[] = ['to_7', 'to_30', 'to_60', 'to_90', 'over_90', 'unknown'];

/** How long ago that is, by whole days of the calendar. */
export function ageOf(days: number | null): Age {
  if (days === null) return 'unknown';
  if (days <= 7) return 'to_7';
  if (days <= 30) return 'to_30';
  if (days <= 60) return 'to_60';
  return days <= 90 ? 'to_90' : 'over_90';
}
