import { secondsToHold, UNKNOWN_BUDGET } from './budget.ts';

const plenty = { dayLeft: 900, minuteLeft: 50, dayLimit: 1000 };

test.each([
  [{}, 0],
  [{ minuteLeft: 6 }, 0],
  [{ minuteLeft: 5 }, 60],
  [{ minuteLeft: 0 }, 60],
  [{ dayLeft: 101 }, 0],
  [{ dayLeft: 100 }, 900],
  [{ dayLeft: 100, minuteLeft: 1 }, 900],
  [{ dayLeft: 100, dayLimit: null }, 0],
  [{ dayLeft: 500, dayLimit: 5000 }, 900],
])('%j left: held for %d seconds', (change, seconds) => {
  expect(secondsToHold({ ...plenty, ...change })).toBe(seconds);
});

test('what nobody knows holds nothing up', () => expect(secondsToHold(UNKNOWN_BUDGET)).toBe(0));
