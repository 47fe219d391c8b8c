import fc from 'fast-check';
import { nightOf, spreadOf, weekOf } from './night.ts';

const HOUR = 3_600_000;
const zone = fc.constantFrom('Europe/London', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata', 'UTC');
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const spread = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test.each([
  ['2026-11-20T00:59:59Z', '2026-11-19'],
  ['2026-11-20T01:00:00Z', '2026-11-20'],
])('the first turn of a night is at one: at %s it is the night of %s', (now, night) => {
  expect(nightOf({ zone: 'UTC', spread: 0 }, new Date(now))).toBe(night);
});

test('every organisation has its turn between one and four of its own clock, once a day', () => {
  fc.assert(
    fc.property(zone, spread, moment, (given, where, from) => {
      const nights = { zone: given, spread: where };
      const hours = Array.from({ length: 24 * 12 }, (_, index) => new Date(from.getTime() + (index * HOUR) / 12));
      const turns = hours.filter((at) => nightOf(nights, at) > nightOf(nights, new Date(at.getTime() - HOUR / 12)));
      // A day of 23 or 25 hours, twice a year, may have none or two in 24 hours.
      expect(turns.length).toBeLessThanOrEqual(2);
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: given, hour: '2-digit', hourCycle: 'h23' });
      for (const turn of turns) expect(Number(clock.format(turn))).toBeLessThanOrEqual(5);
    }),
  );
});

test('the week turns at one night in seven, each place in the order at its own', () => {
  fc.assert(
    fc.property(spread, moment, fc.nat(20), (where, from, place) => {
      const nights = { zone: 'UTC', spread: where };
      const days = Array.from({ length: 8 }, (_, day) => new Date(from.getTime() + day * 24 * HOUR));
      const weeks = days.map((at) => weekOf(nights, nightOf(nights, at), place));
      expect(weeks.slice(1).filter((week, day) => week === weeks[day]! + 1)).toHaveLength(1);
      expect(weekOf(nights, nightOf(nights, from), place + 7)).toBe(weeks[0]! + 1);
    }),
  );
});

test('the same owner has the same place, and a hundred are spread over the night', () => {
  const places = Array.from({ length: 100 }, (_, index) => spreadOf({ portalId: String(index), tenantId: 't' }));
  expect(spreadOf({ portalId: '7', tenantId: 't' })).toBe(places[7]);
  for (const third of [0, 1, 2])
    expect(places.filter((place) => Math.floor(place * 3) === third).length).toBeGreaterThan(15);
});
