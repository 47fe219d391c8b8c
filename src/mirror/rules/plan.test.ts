import type { StreamName } from '../facts.ts';
import { cadenceOf } from '../streams.ts';
import { UNKNOWN_BUDGET, type CallBudget } from './budget.ts';
import { UNREAD, type Cursor } from './pass.ts';
import { plan, type StreamState } from './plan.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const nights = { zone: 'UTC', spread: 0 };
/** Everything was read ten minutes ago. */
const fresh: Cursor = {
  ...UNREAD,
  ...{ readUntil: ago(10), fullUntil: ago(10), sweptUntil: ago(10), provedUntil: ago(10), listed: 50 },
};
const planned = (
  stream: StreamName,
  change: Partial<Cursor> | null,
  given: Partial<StreamState> & { budget?: CallBudget; now?: Date } = {},
) => {
  const { budget = UNKNOWN_BUDGET, now = NOW, failedAt = null } = given;
  const cursor = change ? { ...fresh, ...change } : UNREAD;
  const [step] = plan(now, [{ stream, cadence: cadenceOf(stream), cursor, failedAt }], { budget, nights });
  return step ? (step.do === 'pull' ? (step.want ?? 'pull') : step.do) : null;
};
const underWay: Cursor['pass'] = {
  kind: 'full',
  ...{ page: '2', changedSince: null, beganAt: ago(1), pages: 1, rows: 2 },
  ...{ unreadable: 0, expected: null, reached: null },
};

test.each<[string, StreamName, Partial<Cursor> | null, string | null]>([
  ['was never read', 'invoices', null, 'pull'],
  ['was read ten minutes ago', 'invoices', {}, null],
  ['was read an hour ago', 'invoices', { readUntil: ago(60) }, 'pull'],
  ['was read nearly an hour ago', 'overpayments', { readUntil: ago(55) }, null],
  ['was read an hour ago and is read at night', 'accounts', { readUntil: ago(60) }, null],
  ['is read at night, and was not last night', 'accounts', { sweptUntil: ago(12 * 60) }, 'full'],
  ['is read at night, and was', 'accounts', { sweptUntil: ago(10 * 60) }, null],
  ['is short, and was not swept last night', 'invoices', { sweptUntil: ago(12 * 60), listed: 1000 }, 'full'],
  ['is long, and was not swept last night', 'invoices', { sweptUntil: ago(12 * 60), listed: 1001 }, 'open'],
  ['hides nothing, and was not swept', 'payments', { sweptUntil: ago(12 * 60) }, null],
  ['was miscounted, and not swept last night', 'payments', { sweptUntil: ago(12 * 60), miscounted: true }, 'full'],
  ['was miscounted last night', 'payments', { miscounted: true }, null],
  [
    'is long, was miscounted, and not swept',
    'invoices',
    { sweptUntil: ago(721), listed: 1001, miscounted: true },
    'full',
  ],
  ['was not proved for a week', 'payments', { provedUntil: ago(7 * 24 * 60) }, 'proof'],
  ['was left half way', 'payments', { pass: underWay }, 'pull'],
  ['was left half way, and is stopped', 'payments', { pass: underWay, stoppedAt: ago(1) }, null],
  ['is wanted in full', 'payments', { wanted: 'full' }, 'pull'],
  ['has a count to compare', 'payments', { countedAt: ago(20) }, 'settle'],
  ['has a count and must catch up', 'payments', { countedAt: ago(5) }, 'pull'],
  ['of HubSpot was read an hour ago', 'crm_deals', { readUntil: ago(60) }, 'pull'],
])('a stream that %s: %s', (...[, stream, change, step]) => {
  expect(planned(stream, change)).toBe(step);
});

test('a stream that the vendor does not let be read is tried again after an hour', () => {
  expect(planned('invoices', null, { failedAt: ago(30) })).toBeNull();
  expect(planned('invoices', null, { failedAt: ago(60) })).toBe('pull');
});

test('nothing is planned while the rest of the calls is kept for people', () => {
  expect(planned('invoices', null, { budget: { ...UNKNOWN_BUDGET, minuteLeft: 5 } })).toBeNull();
  expect(planned('invoices', null, { budget: { dayLeft: 100, dayLimit: 1000, minuteLeft: 60 } })).toBeNull();
});

test('whenever it is asked, a sweep comes before a proof', () => {
  expect(planned('contacts', { sweptUntil: null, provedUntil: null })).toBe('full');
  expect(planned('contacts', { provedUntil: null })).toBe('proof');
});
