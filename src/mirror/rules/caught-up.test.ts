import { isBehind, type Shown } from './caught-up.ts';

const AT = Date.parse('2026-11-20T11:59:58.123Z');
const RECEIVED = AT + 2000;
const FIVE_MINUTES = 300_000;

const event = (at = '2026-11-20T11:59:58.123') => ({
  eventId: '1',
  category: 'INVOICE',
  resourceId: 'a',
  at,
  receivedAt: new Date(RECEIVED),
});
/** Undefined: the list has no such row. Null: it cannot be understood. */
const shown = (updatedAt: number | null | undefined): Shown =>
  new Map(updatedAt === undefined ? [] : [['a', updatedAt === null ? null : new Date(updatedAt)]]);
const behind = (updatedAt: number | null | undefined, { at, age = 0 }: { at?: string; age?: number } = {}) =>
  isBehind(event(at), shown(updatedAt), new Date(RECEIVED + age));

test.each([
  ['as the event says', AT, false],
  ['newer', AT + 1, false],
  ['a second older: the same change, its time read a moment before', AT - 1000, false],
  ['more than a second older', AT - 1001, true],
  ['not there', undefined, true],
  ['there, and not understood', null, false],
])('a row %s', (_, updatedAt, expected) => {
  expect(behind(updatedAt)).toBe(expected);
});

test('another document’s row says nothing', () => {
  expect(isBehind(event(), new Map([['b', new Date(AT)]]), new Date(RECEIVED))).toBe(true);
});

test.each([undefined, AT - 60_000])('it waits less than five minutes since it came (row: %s)', (updatedAt) => {
  expect(behind(updatedAt, { age: FIVE_MINUTES - 1 })).toBe(true);
  expect(behind(updatedAt, { age: FIVE_MINUTES })).toBe(false);
});

test.each([
  ['2026-11-20T11:59:58.123Z', AT],
  ['2026-11-20T12:59:58.123+01:00', AT],
  ['2026-11-20T11:59:58.83', AT + 707],
  ['2026-11-20T11:59:58', AT - 123],
  ['2026-11-20T11:59:58.1234567', AT],
])('%s is understood', (at, time) => {
  expect([behind(time - 1001, { at }), behind(time - 1000, { at })]).toEqual([true, false]);
});

test('a time that is none is content with any row, and still waits for one', () => {
  expect([behind(0, { at: 'yesterday' }), behind(undefined, { at: 'yesterday' })]).toEqual([false, true]);
});
