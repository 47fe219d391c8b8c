/** Where in a table with pages a person is, from 1. */
export interface Paging {
  page: number;
  pageCount: number;
  onPage: (page: number) => void;
}

/** What a table is given for its pages; nothing where there is one alone. */
export const tablePages = (paging: Paging | undefined) =>
  paging && paging.pageCount > 1
    ? { paginated: true as const, page: paging.page, pageCount: paging.pageCount, onPageChange: paging.onPage }
    : {};
