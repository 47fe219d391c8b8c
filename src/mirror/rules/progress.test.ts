import { UNREAD, type Cursor, type Pass } from './pass.ts';
import { progressOf } from './progress.ts';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 20, 10, 0, second));
const pass = (change: Partial<Pass> = {}): Pass => ({
  ...{ kind: 'full', page: '3', changedSince: null, beganAt: at(0), pages: 2, rows: 2000, unreadable: 0 },
  ...{ expected: 50_000, reached: at(0) },
  ...change,
});
const invoices = (change: Partial<Cursor>) =>
  progressOf([{ stream: 'invoices', cursor: { ...UNREAD, ...change } }], at(4));

test('what is left takes as long as the pages before it', () => {
  const [stream] = invoices({ pass: pass() })!.streams;
  expect(stream).toEqual({
    ...{ stream: 'invoices', state: 'reading', rows: 2000, expected: 50_000, reached: at(0) },
    secondsLeft: 96,
  });
});

test.each<[string, Partial<Cursor>]>([
  ['the vendor has not said how many there are', { pass: pass({ expected: null }) }],
  ['nothing was read', { pass: pass({ rows: 0 }) }],
  ['no time has passed', { pass: pass({ beganAt: at(4) }) }],
  ['it is stopped', { pass: pass(), stoppedAt: at(3) }],
  ['it has not begun', {}],
])('no time is told when %s', (_when, change) => {
  expect(invoices(change)!.streams[0]!.secondsLeft).toBeNull();
});

test('more rows than were told leave no time', () => {
  expect(invoices({ pass: pass({ expected: 1999 }) })!.streams[0]!.secondsLeft).toBe(0);
});

test('a stream waits, is read, and is done; when all are there is nothing to tell', () => {
  const done = { ...UNREAD, readUntil: at(0), rowsRead: 7 };
  const streams = [
    { stream: 'contacts' as const, cursor: done },
    { stream: 'invoices' as const, cursor: { ...UNREAD, pass: pass() } },
    { stream: 'payments' as const, cursor: { ...UNREAD, stoppedAt: at(1) } },
  ];
  expect(progressOf(streams, at(4))).toMatchObject({
    stopped: true,
    streams: [{ state: 'done', rows: 7 }, { state: 'reading' }, { state: 'waiting', rows: 0 }],
  });
  expect(progressOf([{ stream: 'contacts', cursor: done }], at(4))).toBeNull();
});
