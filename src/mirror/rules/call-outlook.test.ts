import { outlookOf } from './call-outlook.ts';

const at = (time: string) => new Date(`2026-11-20T${time}Z`);
const told = (left: number, time = '12:00:00', limit = 5000) => ({ limit, left, at: at(time) });

test.each([
  { left: 3760, state: 'open' },
  { left: 501, state: 'open' },
  { left: 500, state: 'held' },
  { left: 1, state: 'held' },
  { left: 0, state: 'spent' },
] as const)('$left of 5,000 left: $state', ({ left, state }) => {
  expect(outlookOf(told(left), 0)).toMatchObject({ state, used: 5000 - left, limit: 5000, stopsAt: 4500 });
});

test('a starter tier stops earlier', () => {
  expect(outlookOf(told(100, '12:00:00', 1000), 0)).toMatchObject({ used: 900, stopsAt: 900, state: 'held' });
});

test.each([
  { what: 'half the day, half the calls: exactly at midnight is not today', told: told(2500), calls: 2500, at: null },
  { what: 'faster', told: told(1000), calls: 4000, at: at('15:00:00') },
  { what: 'slower', told: told(4000), calls: 1000, at: null },
  { what: 'in the first hour nothing is said', told: told(10, '00:59:59'), calls: 4000, at: null },
  { what: 'nothing was called', told: told(10), calls: 0, at: null },
  { what: 'it has run out', told: told(0), calls: 5000, at: null },
])('when it runs out: $what', ({ told: day, calls, at: expected }) => {
  expect(outlookOf(day, calls).runsOutAt).toEqual(expected);
});
