import * as z from 'zod';

/** A page of a list: the rows as they came, and where the next page begins. */
export interface List {
  rows: unknown[];
  after: string | null;
}

/** HubSpot's largest page of a list. */
export const PAGE_SIZE = '100';

export const list: z.ZodType<List> = z
  .object({
    results: z.array(z.unknown()),
    paging: z.object({ next: z.object({ after: z.string() }).nullish() }).nullish(),
  })
  .transform(({ results, paging }) => ({ rows: results, after: paging?.next?.after ?? null }));
