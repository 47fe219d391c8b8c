import fc from 'fast-check';
import { afterPage, hasMoved, passOf, UNREAD, type Cursor, type PageRead, type Pass } from './pass.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 10, minute));
const telling = { tellsChanges: true };
const page = (change: Partial<PageRead> = {}): PageRead => ({
  ...{ next: null, rows: 1, unreadable: 0, total: null, oldest: null, readAt: at(30), differs: false },
  ...change,
});
const pass = (change: Partial<Pass> = {}): Pass => ({
  ...{ kind: 'full', page: '2', changedSince: null, beganAt: at(1), pages: 1, rows: 2, unreadable: 0 },
  ...{ expected: null, reached: null },
  ...change,
});

test('a stream that was never read is read in full', () => {
  expect(passOf(UNREAD, { ...telling, now: at(0) })).toMatchObject({ kind: 'full', page: null, changedSince: null });
});

test('the next pass asks back five minutes before the last one began, where the vendor can tell', () => {
  const rested = { ...UNREAD, readUntil: at(10) };
  expect(passOf(rested, { ...telling, now: at(30) })).toMatchObject({ kind: 'incremental', changedSince: at(5) });
  expect(passOf(rested, { tellsChanges: false, now: at(30) })).toMatchObject({ kind: 'full', changedSince: null });
});

test('after a first pass over several pages, what changed since that pass began', () => {
  expect(passOf({ ...UNREAD, fullUntil: at(10) }, { ...telling, now: at(30) }).changedSince).toEqual(at(5));
});

test('the pass that is wanted comes first', () => {
  const rested = { ...UNREAD, readUntil: at(10), wanted: 'proof' as const };
  expect(passOf(rested, { ...telling, now: at(30) })).toMatchObject({ kind: 'proof', changedSince: null });
});

test('a pass under way goes on as it began, whatever the time and whatever is wanted', () => {
  const cursor = { ...UNREAD, pass: pass({ changedSince: at(1), page: '4' }), wanted: 'proof' as const };
  expect(passOf(cursor, { ...telling, now: at(59) })).toEqual(cursor.pass);
});

test('whatever the pages, a pass ends with every row counted, and what is wanted meanwhile stays wanted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }), fc.boolean(), (pages, tellsChanges) => {
      let cursor: Cursor = { ...UNREAD, wanted: 'full' };
      pages.forEach((rows, index) => {
        const next = index === pages.length - 1 ? null : String(index + 2);
        const begun = passOf(cursor, { tellsChanges, now: at(5 + index) });
        cursor = afterPage(cursor, begun, {
          page: page({ next, rows, total: 9, oldest: at(40 - index), readAt: at(5 + index) }),
          tellsChanges,
        });
        if (next === null) return;
        expect(cursor).toMatchObject({ wanted: index === 0 ? null : 'open', readUntil: null, fullUntil: null });
        expect(cursor.pass).toMatchObject({ pages: index + 1, expected: 9, reached: at(40 - index) });
        cursor = { ...cursor, wanted: 'open' };
      });
      const isOneMoment = pages.length === 1 || !tellsChanges;
      expect(cursor).toMatchObject({
        ...{ pass: null, fullUntil: at(5), sweptUntil: at(5), provedUntil: at(5), listed: 9 },
        ...{ readUntil: isOneMoment ? at(5) : null, countedAt: isOneMoment ? at(5) : at(4 + pages.length) },
        rowsRead: pages.reduce((sum, rows) => sum + rows, 0),
      });
    }),
  );
});

const rested: Cursor = { ...UNREAD, readUntil: at(0), fullUntil: at(0), sweptUntil: at(0), provedUntil: at(0) };
const end = (kind: Pass['kind'], change: Partial<PageRead> = {}, tellsChanges = true): Cursor =>
  afterPage(rested, pass({ kind }), { page: page(change), tellsChanges });

test.each<[Pass['kind'], Partial<Cursor>]>([
  ['incremental', { readUntil: at(1) }],
  ['open', { sweptUntil: at(1) }],
  ['full', { fullUntil: at(1), sweptUntil: at(1), countedAt: at(30) }],
  ['proof', { provedUntil: at(1), countedAt: at(30) }],
])('the end of a pass of the kind %s says that alone', (kind, said) => {
  expect(end(kind)).toEqual({ ...rested, rowsRead: 1, ...said });
});

test('a proof that finds something has everything read again', () => {
  expect(end('proof', { differs: true }).wanted).toBe('full');
});

test('a list with a row that is not understood is no count to compare with', () => {
  expect(end('full', { total: 3, unreadable: 1 }).listed).toBeNull();
});

test('a proof of what is read in full every time leaves no count', () => {
  expect(end('proof', {}, false).countedAt).toBeNull();
});

test.each<[string, Partial<Cursor>, boolean]>([
  ['nothing', {}, false],
  ['rows counted alone', { rowsRead: 9 }, false],
  ['what is wanted', { wanted: 'full' }, false],
  ['the page', { pass: pass({ page: '3' }) }, true],
  ['the pass', { pass: pass({ beganAt: at(9) }) }, true],
  ['the end of a pass', { readUntil: at(9) }, true],
  ['the end of a full pass', { fullUntil: at(9) }, true],
  ['the end of a proof', { provedUntil: at(9) }, true],
])('moved: %s', (_what, change, moved) => {
  const before = { ...rested, pass: pass() };
  expect(hasMoved(before, { ...before, ...change })).toBe(moved);
});
