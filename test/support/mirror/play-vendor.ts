import type { VendorFailure } from '../../../src/lib/failure.ts';
import { ok, type Result } from '../../../src/lib/result.ts';
import { assertOutsideTransaction } from '../../../src/lib/transaction-guard.ts';
import type { Fact, StreamFacts, StreamName } from '../../../src/mirror/facts.ts';
import type { Confirmers, FetchedRows, Page, PageRequest, Readers } from '../../../src/mirror/ports.ts';

type AnyPage = Page<StreamFacts[StreamName]>;
type AnyRows = FetchedRows<StreamFacts[StreamName]>;

/** Vendors that list the newest first, a few rows to a page, count them, and answer by ids. */
export class PlayVendor {
  pageSize = 2;
  lists: { [S in StreamName]?: StreamFacts[S][] } = {};
  /** Rows that the list leaves out although they are there. */
  hidden = new Set<string>();
  /** Rows that cannot be understood. */
  garbled = new Set<string>();
  requests: (PageRequest & { stream: StreamName })[] = [];
  confirmed: { stream: StreamName; ids: string[] }[] = [];
  /** What the next call is answered with, ahead of the list. */
  answers: Result<AnyPage & AnyRows, VendorFailure>[] = [];
  /** Something that happens while the vendor is being asked. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  readonly readers = new Proxy({} as Readers, {
    get: (_target, stream: StreamName) => (request: PageRequest) => this.#list(stream, request),
  });

  readonly confirmers = new Proxy<Confirmers>(
    {},
    {
      get: (_target, stream: StreamName) => (_where: unknown, ids: string[]) => this.#confirm(stream, ids),
    },
  );

  async #list(stream: StreamName, request: PageRequest): Promise<Result<AnyPage, VendorFailure>> {
    assertOutsideTransaction();
    this.requests.push({ ...request, stream });
    const answer = this.answers.shift();
    if (answer) return answer;
    const since = request.changedSince?.getTime() ?? -Infinity;
    const listed = (this.lists[stream] ?? [])
      .filter(({ id, updatedAt }) => !this.hidden.has(id) && updatedAt.getTime() >= since)
      .filter((row) => !request.openOnly || ('status' in row && row.status === 'AUTHORISED'))
      .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
    const page = Number(request.page ?? 1);
    const next = page * this.pageSize < listed.length ? String(page + 1) : null;
    const shown = listed.slice((page - 1) * this.pageSize, page * this.pageSize);
    await this.meanwhile();
    return ok({ ...this.#understood(shown), next, total: listed.length });
  }

  async #confirm(stream: StreamName, ids: string[]): Promise<Result<AnyRows, VendorFailure>> {
    assertOutsideTransaction();
    this.confirmed.push({ stream, ids });
    const answer = this.answers.shift();
    if (answer) return answer;
    const found = (this.lists[stream] ?? []).filter(({ id }) => ids.includes(id));
    await this.meanwhile();
    return ok({ ...this.#understood(found), others: [] });
  }

  #understood<T extends Fact>(rows: T[]) {
    const unreadable = rows.filter(({ id }) => this.garbled.has(id)).map(({ id }) => ({ id, reason: 'is garbled' }));
    return { rows: rows.filter(({ id }) => !this.garbled.has(id)), unreadable };
  }
}
