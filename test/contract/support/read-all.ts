import { unwrap } from '../../../src/lib/result.ts';
import type { StreamFacts, StreamName } from '../../../src/mirror/facts.ts';
import type { ListPage, Page, PageRequest } from '../../../src/mirror/ports.ts';

/** Every page of a stream. */
export async function readAll<S extends StreamName>(
  read: ListPage<S>,
  request: Partial<PageRequest>,
): Promise<{ rows: StreamFacts[S][]; unreadable: Page<unknown>['unreadable']; pages: number }> {
  const all = { rows: [] as StreamFacts[S][], unreadable: [] as Page<unknown>['unreadable'], pages: 0 };
  let page: string | null = null;
  do {
    const read1: Page<StreamFacts[S]> = unwrap(
      await read({ portalId: '1', tenantId: '', changedSince: null, ...request, page }),
    );
    all.rows.push(...read1.rows);
    all.unreadable.push(...read1.unreadable);
    all.pages += 1;
    page = read1.next;
  } while (page !== null);
  return all;
}
