import fc from 'fast-check';
import { takePage } from './paging.ts';

const rows = Array.from({ length: 250 }, (_, index) => index);
const sizeAsked = (pageSize: string) => takePage(rows, { pageSize }).pagination.pageSize;

test('a hundred a page unless asked otherwise; a page past the end is empty', () => {
  expect(takePage(rows, { page: '3' })).toEqual({
    rows: rows.slice(200),
    pagination: { page: 3, pageSize: 100, pageCount: 3, itemCount: 250 },
  });
  expect(takePage(rows, { page: '4' }).rows).toEqual([]);
});

test('a page size outside 1 to 1000 is brought inside', () => {
  expect(['0', '-5', '1', '1000', '1001', 'many'].map(sizeAsked)).toEqual([1, 1, 1, 1000, 1000, 100]);
});

test('the pages together are all rows, once each, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: 70 }), (all, size) => {
      const { pageCount } = takePage(all, { pageSize: String(size) }).pagination;
      const pages = Array.from(
        { length: pageCount },
        (_, n) => takePage(all, { page: String(n + 1), pageSize: String(size) }).rows,
      );
      expect(pages.flat()).toEqual(all);
    }),
  );
});
