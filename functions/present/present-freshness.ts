import type { RecordCard } from '../../src/contract/record-card.ts';
import type { Books } from '../../src/receivables/facts.ts';
import { freshness, type Obstacle } from '../../src/receivables/rules/books.ts';

/** What keeps the figures from being newer, in words. The figures are Xero's, and so is what keeps them. */
const REASONS: Record<Obstacle, (books: Books) => string> = {
  reconnect_needed: () => 'The connection to Xero no longer holds: an admin has to connect it again.',
  disconnected: ({ organisation }) => `${organisation} is disconnected: it is shown as it was then.`,
  auth_revoked: () => 'Xero no longer lets us read: an admin has to connect it again.',
  vendor_throttled: () => 'Xero is busy and has asked us to wait.',
  vendor_unavailable: () => 'Xero cannot be reached at the moment; it is tried again by itself.',
  vendor_rejected: () => 'Xero refuses to be read; the reason is among the issues.',
  zone_unknown: ({ portalZone, timeZone }) =>
    `Due dates are counted in ${portalZone}: the organisation's own time zone, ${timeZone}, is not known.`,
};

/** How old the figures are; where there are no books nothing is old. */
export function presentFreshness(books: Books | null, now: Date): RecordCard['freshness'] {
  if (!books) return { asOf: null, stale: false, reason: null };
  const { asOf, stale, obstacles } = freshness(books, now);
  const reason = obstacles.map((obstacle) => REASONS[obstacle](books)).join(' ');
  return { asOf: asOf && asOf.toISOString(), stale, reason: reason === '' ? null : reason };
}
