import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Page } from '../../mirror/ports.ts';

type PageOf<Fact> = (page: string | null) => Promise<Result<Page<Fact>, VendorFailure>>;

/** All pages. One row that is not understood fails the whole: it might be the very document that is looked for. */
export async function everyRow<Fact>(readPage: PageOf<Fact>): Promise<Result<Fact[], VendorFailure>> {
  const all: Fact[] = [];
  let page: string | null = null;
  do {
    const read: Awaited<ReturnType<PageOf<Fact>>> = await readPage(page);
    if (!read.ok) return read;
    const [unreadable] = read.value.unreadable;
    if (unreadable)
      return err({
        code: 'vendor_unavailable',
        vendor: 'xero',
        detail: `a document is not understood (${unreadable.reason})`,
      });
    all.push(...read.value.rows);
    page = read.value.next;
  } while (page !== null);
  return ok(all);
}
