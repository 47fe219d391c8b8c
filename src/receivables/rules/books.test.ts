import { STREAMS_OF_FIGURES, type Books } from '../facts.ts';
import { freshness, today } from './books.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const read = (time: string, failure: Books['readings'][number]['failure'] = null): Books['readings'] =>
  STREAMS_OF_FIGURES.map((stream) => ({ stream, readUntil: new Date(time), failure }));
const books = (more: Partial<Books> = {}): Books => ({
  tenantId: 't',
  organisation: 'Acme',
  state: 'connected',
  ended: null,
  anotherConnected: false,
  shortCode: '!x',
  baseCurrency: 'GBP',
  timeZone: 'GMTSTANDARDTIME',
  portalZone: 'Europe/Dublin',
  readings: read('2026-11-20T11:00:00Z'),
  ...more,
});

test('the oldest stream counts', () => {
  const readings = read('2026-11-20T11:00:00Z');
  readings[3]!.readUntil = new Date('2026-11-20T10:30:00Z');
  expect(freshness(books({ readings }), NOW)).toEqual({
    asOf: new Date('2026-11-20T10:30:00Z'),
    stale: false,
    obstacles: [],
  });
});

test('as long as one stream was never read, a first reading is under way', () => {
  const half = read('2026-11-20T11:00:00Z');
  half[6]!.readUntil = null;
  expect(freshness(books({ readings: half }), NOW).asOf).toBeNull();
  expect(freshness(books({ readings: half.slice(0, 6) }), NOW).asOf).toBeNull();
  expect(freshness(books({ readings: [] }), NOW)).toEqual({ asOf: null, stale: false, obstacles: [] });
});

test.each([
  ['2026-11-20T10:00:00.000Z', false],
  ['2026-11-20T09:59:59.999Z', true],
])('read at %s, stale: %s', (time, stale) => {
  expect(freshness(books({ readings: read(time) }), NOW).stale).toBe(stale);
});

test('what keeps the figures from being newer is told once', () => {
  expect(freshness(books({ readings: read('2026-11-20T11:00:00Z', 'vendor_throttled') }), NOW).obstacles).toEqual([
    'vendor_throttled',
  ]);
  expect(freshness(books({ state: 'reconnect_needed' }), NOW)).toMatchObject({
    stale: true,
    obstacles: ['reconnect_needed'],
  });
});

test.each([
  ['the organisation’s own zone', {}, '2026-06-30T23:30:00Z', '2026-07-01'],
  ['far to the east', { timeZone: 'NEWZEALANDSTANDARDTIME' }, '2026-11-20T12:00:00Z', '2026-11-21'],
  [
    'an unknown zone: the portal’s',
    { timeZone: 'MARSTIME', portalZone: 'America/Los_Angeles' },
    '2026-11-20T03:00:00Z',
    '2026-11-19',
  ],
  ['not read yet: the portal’s', { timeZone: null, portalZone: 'Asia/Tokyo' }, '2026-11-20T20:00:00Z', '2026-11-21'],
  ['none that is known: UTC', { timeZone: null, portalZone: 'nowhere' }, '2026-11-20T23:59:59Z', '2026-11-20'],
] as const)('the date in %s', (...[, more, moment, expected]) => {
  expect(today(books(more), new Date(moment))).toBe(expected);
});

test('an unknown zone is told, one that was not read yet is not', () => {
  expect(freshness(books({ timeZone: 'MARSTIME' }), NOW).obstacles).toEqual(['zone_unknown']);
  expect(freshness(books({ timeZone: null }), NOW).obstacles).toEqual([]);
});
