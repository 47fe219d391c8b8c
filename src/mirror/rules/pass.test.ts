import fc from 'fast-check';
import { afterPage, hasMoved, passOf, type Cursor } from './pass.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 10, minute));
const never: Cursor = { nextPage: null, changedSince: null, passBeganAt: null, readUntil: null, rowsRead: 0 };

test('a stream that was never read is read in full', () => {
  expect(passOf(never, { tellsChanges: true, now: at(0) })).toEqual({ page: null, changedSince: null, beganAt: at(0) });
});

test('the next pass asks back five minutes before the last one began, where the vendor can tell', () => {
  const rested = { ...never, readUntil: at(10) };
  expect(passOf(rested, { tellsChanges: true, now: at(30) }).changedSince).toEqual(at(5));
  expect(passOf(rested, { tellsChanges: false, now: at(30) }).changedSince).toBeNull();
});

test('a pass under way goes on as it began, whatever the time', () => {
  const cursor = { ...never, nextPage: '4', changedSince: at(1), passBeganAt: at(6), readUntil: at(2) };
  expect(passOf(cursor, { tellsChanges: true, now: at(59) })).toEqual({
    page: '4',
    changedSince: at(1),
    beganAt: at(6),
  });
});

test('whatever the pages, a pass ends at rest, as of its beginning, with every row counted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }), (pages) => {
      let cursor: Cursor = { ...never, readUntil: at(1) };
      pages.forEach((rows, index) => {
        const pass = passOf(cursor, { tellsChanges: true, now: at(5 + index) });
        const next = index === pages.length - 1 ? null : String(index + 2);
        cursor = afterPage(cursor, pass, { next, rows });
        expect(cursor.readUntil).toEqual(next === null ? at(5) : at(1));
      });
      expect(cursor).toEqual({ ...never, readUntil: at(5), rowsRead: pages.reduce((sum, rows) => sum + rows, 0) });
    }),
  );
});

test.each<[string, Partial<Cursor>, boolean]>([
  ['nothing', {}, false],
  ['rows counted alone', { rowsRead: 9 }, false],
  ['the page', { nextPage: '3' }, true],
  ['the pass', { passBeganAt: at(9) }, true],
  ['the end of a pass', { readUntil: at(9) }, true],
])('moved: %s', (_what, change, moved) => {
  const before = { ...never, nextPage: '2', passBeganAt: at(1), readUntil: at(0) };
  expect(hasMoved(before, { ...before, ...change })).toBe(moved);
});
