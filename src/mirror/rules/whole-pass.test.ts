import { countDiffers, maySettle, mustCatchUp } from './whole-pass.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 10, minute));

test.each([
  ['nothing was counted', { countedAt: null, readUntil: at(1) }, false, false],
  ['nothing was read to the end', { countedAt: at(1), readUntil: null }, true, false],
  ['the last reading began before the count', { countedAt: at(2), readUntil: at(1) }, true, false],
  ['the last reading began with the count', { countedAt: at(2), readUntil: at(2) }, false, true],
  ['the last reading began after the count', { countedAt: at(2), readUntil: at(3) }, false, true],
])('%s', (...[, cursor, catchUp, settle]) => {
  expect([mustCatchUp(cursor), maySettle(cursor)]).toEqual([catchUp, settle]);
});

test.each([
  [10, 10, 10, false],
  [10, 12, 10, false],
  [11, 12, 10, false],
  [9, 12, 10, true],
  [13, 12, 10, true],
  [null, 12, 10, false],
])('a list of %s, and %d rows of which %d are unchanged since: differs %s', (...[listed, all, unchanged, differs]) => {
  expect(countDiffers(listed, { all, unchanged })).toBe(differs);
});
