import type { CalendarDate } from '../../lib/calendar.ts';
import type { StreamName } from '../facts.ts';
import { secondsToHold, type CallBudget } from './budget.ts';
import { nightOf, weekOf, type Nights } from './night.ts';
import type { Cursor } from './pass.ts';
import { maySettle, mustCatchUp } from './whole-pass.ts';

/** How often a stream is read. */
export interface Cadence {
  /** How long after a pass the next one is due; null: the nightly one is enough. */
  everyMinutes: number | null;
  /** What is read again each night because no "changed since" tells of it: all, or of a long list the open documents. */
  nightly: 'full' | 'open' | null;
  /** On which night of the week it is proved, counted from the organisation's own first. */
  proofNight: number;
}

/** A stream of the organisation that is planned for. */
export interface StreamState {
  stream: StreamName;
  cadence: Cadence;
  cursor: Cursor;
  /** When the vendor failed last, with nothing read since. */
  failedAt: Date | null;
}

/** What is to be done with a stream now. */
export type Step =
  | {
      stream: StreamName;
      do: 'pull';
      /** The pass to be wanted first; null: the one under way, the one that is wanted already, or the one that is next anyway. */
      want: Cursor['wanted'];
    }
  | { stream: StreamName; do: 'settle' };

/** A list of one page costs one call in full, and no kind of pass costs less. */
const ROWS_OF_A_PAGE = 1000;

/** What fails is tried again by the queue as the failure asks for; what has given up is taken up after an hour. */
const FAILED_MINUTES = 59;

/** Whoever plans comes every five minutes, and the pass begins a little after that. */
const TOLERANCE_MINUTES = 1;

/**
 * What is due for the streams of one organisation: passes that were left half way or asked for, a first reading, the
 * nightly sweep of what no "changed since" tells, the weekly proof, and the pass of the hour. Nothing while the rest of
 * the calls is kept for people.
 */
export function plan(now: Date, streams: StreamState[], given: { budget: CallBudget; nights: Nights }): Step[] {
  if (secondsToHold(given.budget) > 0) return [];
  const { nights } = given;
  const moment = { now, nights, tonight: nightOf(nights, now) };
  return streams.flatMap((state) => stepOf(state, moment) ?? []);
}

/** Now, and what it is for the organisation. */
interface Moment {
  now: Date;
  nights: Nights;
  tonight: CalendarDate;
}

function stepOf({ stream, cadence, cursor, failedAt }: StreamState, moment: Moment): Step | null {
  if (cursor.stoppedAt || (failedAt && minutesSince(failedAt, moment.now) < FAILED_MINUTES)) return null;
  const pull = (want: Cursor['wanted']): Step => ({ stream, do: 'pull', want });
  if (cursor.pass || cursor.wanted || mustCatchUp(cursor) || cursor.readUntil === null) return pull(null);
  if (maySettle(cursor)) return { stream, do: 'settle' };
  const sweep = sweepOf(cadence, cursor);
  if (sweep && !wasTonight(cursor.sweptUntil, moment)) return pull(sweep);
  if (!wasThisWeek(cursor.provedUntil, moment, cadence.proofNight)) return pull('proof');
  return isDue(cadence, cursor.readUntil, moment.now) ? pull(null) : null;
}

const wasTonight = (at: Date | null, { nights, tonight }: Moment): boolean =>
  at !== null && nightOf(nights, at) >= tonight;

const wasThisWeek = (at: Date | null, { nights, tonight }: Moment, place: number): boolean =>
  at !== null && weekOf(nights, nightOf(nights, at), place) >= weekOf(nights, tonight, place);

/** The nightly pass that costs least: the open documents of a long list, else all of it. What was miscounted is read whole. */
function sweepOf({ nightly }: Cadence, { listed, fullUntil, miscounted }: Cursor): Cadence['nightly'] {
  if (miscounted) return 'full';
  if (nightly !== 'open') return nightly;
  return fullUntil !== null && (listed ?? 0) > ROWS_OF_A_PAGE ? 'open' : 'full';
}

const isDue = ({ everyMinutes }: Cadence, readUntil: Date, now: Date): boolean =>
  everyMinutes !== null && minutesSince(readUntil, now) >= everyMinutes - TOLERANCE_MINUTES;

const minutesSince = (at: Date, now: Date): number => (now.getTime() - at.getTime()) / 60_000;
