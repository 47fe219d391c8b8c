import { dateIn, isZone, type CalendarDate } from '../../lib/calendar.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { ianaZone } from '../../mirror/rules/xero-zones.ts';
import { STREAMS_OF_AGE, STREAMS_OF_DOCUMENTS, STREAMS_OF_FIGURES, type Books } from '../facts.ts';

/** Read every hour, and seldom missed: two hours say that something keeps it from being read. */
const STALE_AFTER_HOURS = 2;

/** What keeps the figures from being newer, or the days in them from being the organisation's own. */
export type Obstacle = Exclude<Books['state'], 'connected'> | VendorFailure['code'] | 'zone_unknown';

/** How old the figures are. */
export interface Freshness {
  /** When the oldest of the streams was read; null: a first reading is under way. */
  asOf: Date | null;
  stale: boolean;
  obstacles: Obstacle[];
}

/** How old the figures are, and what keeps them from being newer. */
export function freshness(books: Books, now: Date): Freshness {
  const asOf = oldestReading(books);
  const tooOld = asOf !== null && now.getTime() - asOf.getTime() > STALE_AFTER_HOURS * 3_600_000;
  return { asOf, stale: tooOld || books.state !== 'connected', obstacles: [...obstacles(books)] };
}

/** The organisation's date; in the portal's zone, at last in UTC, where the organisation's is not known. */
export function today(books: Books, now: Date): CalendarDate {
  return dateIn(zoneOf(books), now);
}

/** The zone by which its days are told. */
export const zoneOf = (books: Books): string =>
  organisationZone(books) ?? (isZone(books.portalZone) ? books.portalZone : 'UTC');

/** Up to when all documents are known; null: one of their streams was never read. */
export const documentsReadUntil = (books: Books): Date | null => oldestOf(books, STREAMS_OF_DOCUMENTS);

function oldestReading(books: Books): Date | null {
  return oldestOf(books, STREAMS_OF_FIGURES) && oldestOf(books, STREAMS_OF_AGE);
}

/** When the one of the streams was read that was read the longest ago; null: one was never read. */
function oldestOf({ readings }: Books, streams: readonly string[]): Date | null {
  const times = streams.map((name) => readings.find(({ stream }) => stream === name)?.readUntil ?? null);
  return times.reduce((oldest, time) => (oldest === null || time === null ? null : time < oldest ? time : oldest));
}

const organisationZone = (books: Books): string | null => (books.timeZone === null ? null : ianaZone(books.timeZone));

function obstacles(books: Books): Set<Obstacle> {
  const found = new Set<Obstacle>();
  if (books.state !== 'connected') found.add(books.state);
  for (const { failure } of books.readings) if (failure !== null) found.add(failure);
  if (books.timeZone !== null && organisationZone(books) === null) found.add('zone_unknown');
  return found;
}
