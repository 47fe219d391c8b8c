import type { StreamName } from '../facts.ts';
import type { Cursor } from './pass.ts';

/** How far the first reading of one stream has come. */
export interface StreamProgress {
  stream: StreamName;
  state: 'waiting' | 'reading' | 'done';
  rows: number;
  /** How many rows there are; null: the vendor has not said. */
  expected: number | null;
  /** Everything that the vendor has changed since is here; null: nothing is yet. */
  reached: Date | null;
  /** At the pace so far; null: nothing can be said. */
  secondsLeft: number | null;
}

/** How far the first reading of an organisation has come. */
export interface Progress {
  stopped: boolean;
  streams: StreamProgress[];
}

/** The first reading of the organisation's streams; null: it is over. */
export function progressOf(streams: { stream: StreamName; cursor: Cursor }[], now: Date): Progress | null {
  if (streams.every(({ cursor }) => cursor.readUntil !== null)) return null;
  return {
    stopped: streams.some(({ cursor }) => cursor.stoppedAt !== null),
    streams: streams.map(({ stream, cursor }) => ({ stream, ...streamProgress(cursor, now) })),
  };
}

function streamProgress(cursor: Cursor, now: Date): Omit<StreamProgress, 'stream'> {
  const { pass, readUntil, rowsRead, listed, stoppedAt } = cursor;
  if (readUntil !== null) return { state: 'done', rows: rowsRead, expected: null, reached: null, secondsLeft: null };
  if (!pass) return { state: 'waiting', rows: rowsRead, expected: listed, reached: null, secondsLeft: null };
  const { rows, expected, reached } = pass;
  const secondsLeft = stoppedAt || expected === null ? null : timeLeft({ rows, expected }, pass.beganAt, now);
  return { state: 'reading', rows, expected, reached, secondsLeft };
}

/** What is left, at the pace of the whole pass: one that is made to wait gets longer, as it should. */
function timeLeft(read: { rows: number; expected: number }, beganAt: Date, now: Date): number | null {
  const seconds = (now.getTime() - beganAt.getTime()) / 1000;
  if (read.rows === 0 || seconds <= 0) return null;
  return Math.ceil((Math.max(0, read.expected - read.rows) * seconds) / read.rows);
}
