/** What Xero says about a page. */
export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  itemCount: number;
}

const DEFAULT_SIZE = 100;
const LARGEST = 1000;

const whole = (text: string | undefined, fallback: number): number => {
  const number = Number(text ?? fallback);
  return Number.isInteger(number) ? number : fallback;
};

/** Cuts one page out of all rows. A page size outside 1 to 1000 is brought inside; a page past the end is empty. */
export const takePage = <T>(
  rows: T[],
  query: { page?: string | undefined; pageSize?: string | undefined },
): { rows: T[]; pagination: Pagination } => {
  const page = Math.max(1, whole(query.page, 1));
  const pageSize = Math.min(LARGEST, Math.max(1, whole(query.pageSize, DEFAULT_SIZE)));
  const pagination = { page, pageSize, pageCount: Math.ceil(rows.length / pageSize), itemCount: rows.length };
  return { rows: rows.slice((page - 1) * pageSize, page * pageSize), pagination };
};
