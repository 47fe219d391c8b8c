import type { StreamName } from '../facts.ts';
import { cadenceOf, STREAMS, streamsOfTenant } from '../streams.ts';
import { UNKNOWN_BUDGET } from './budget.ts';
import { afterPage, passOf, UNREAD, type Cursor, type PassKind } from './pass.ts';
import { plan } from './plan.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ROWS = 250;

interface Read {
  stream: StreamName;
  kind: PassKind;
  at: Date;
}

/** Plans every five minutes from noon on and reads what is planned, a page a pass, as an organisation in which nothing happens. */
function live(days: number, nights: { zone: string; spread: number }): Read[] {
  const cursors = new Map(streamsOfTenant('t').map((stream) => [stream, UNREAD]));
  const reads: Read[] = [];
  const start = Date.parse('2026-11-16T12:00:00Z');
  for (let time = start; time < start + days * DAY; time += 5 * MINUTE) {
    const states = [...cursors].map(([stream, cursor]) => ({
      ...{ stream, cursor, cadence: cadenceOf(stream), failedAt: null },
    }));
    for (const step of plan(new Date(time), states, { budget: UNKNOWN_BUDGET, nights })) {
      const cursor = cursors.get(step.stream)!;
      if (step.do === 'settle') cursors.set(step.stream, { ...cursor, countedAt: null });
      else cursors.set(step.stream, read(step.stream, { ...cursor, wanted: step.want }, time + 3000));
    }
  }
  return reads;

  function read(stream: StreamName, cursor: Cursor, time: number): Cursor {
    const at = new Date(time);
    const { tellsChanges } = STREAMS[stream];
    const pass = passOf(cursor, { tellsChanges, now: at });
    reads.push({ stream, kind: pass.kind, at });
    const counts = { rows: ROWS, unreadable: 0, total: ROWS, oldest: null, differs: false };
    return afterPage(cursor, pass, { page: { ...counts, next: null, readAt: at }, tellsChanges });
  }
}

const count = (reads: Read[], which: Partial<Read>): number =>
  reads.filter((read) => Object.entries(which).every(([name, value]) => read[name as keyof Read] === value)).length;

describe.each([
  { zone: 'Europe/London', spread: 0 },
  { zone: 'Pacific/Auckland', spread: 0.99 },
])('in $zone', (nights) => {
  const reads = live(7, nights);

  test('an organisation in which nothing happens costs at most 200 calls a day after its first reading', () => {
    const start = reads[0]!.at.getTime();
    const byDay = Map.groupBy(reads, ({ at }) => Math.floor((at.getTime() - start) / DAY));
    const [first = [], ...others] = byDay.values();
    for (const day of [first.slice(streamsOfTenant('t').length), ...others])
      expect(day.length).toBeLessThanOrEqual(200);
  });

  test('every stream is proved once a week, and not all of them in one night', () => {
    for (const stream of streamsOfTenant('t'))
      expect([stream, count(reads, { stream, kind: 'proof' })]).toEqual([stream, 1]);
    const nightly = Map.groupBy(
      reads.filter(({ kind }) => kind === 'proof'),
      ({ at }) => at.toISOString().slice(0, 10),
    );
    for (const night of nightly.values()) expect(night.length).toBeLessThanOrEqual(4);
  });

  test('what no "changed since" tells is read once each night, between one and five of the own clock', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: nights.zone, hour: '2-digit', hourCycle: 'h23' });
    const sweeps = reads.slice(streamsOfTenant('t').length).filter(({ kind }) => kind === 'full');
    for (const stream of ['invoices', 'contacts', 'accounts', 'organisation'] as const)
      expect([stream, count(sweeps, { stream })]).toEqual([stream, 7]);
    for (const { at } of sweeps) expect(['01', '02', '03', '04']).toContain(clock.format(at));
  });

  test('no stream of documents is ever older than an hour and five minutes', () => {
    for (const stream of [
      'invoices',
      'contacts',
      'credit_notes',
      'overpayments',
      'prepayments',
      'payments',
      'quotes',
    ] as const) {
      const times = reads.filter((one) => one.stream === stream && one.kind !== 'proof').map(({ at }) => at.getTime());
      const gaps = times.slice(1).map((time, index) => time - times[index]!);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(65 * MINUTE);
    }
  });
});
