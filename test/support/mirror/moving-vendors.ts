import type { VendorFailure } from '../../../src/lib/failure.ts';
import { ok, type Result } from '../../../src/lib/result.ts';
import { assertOutsideTransaction } from '../../../src/lib/transaction-guard.ts';
import type { Fact, StreamFacts, StreamName } from '../../../src/mirror/facts.ts';
import type { Confirmers, FetchByIds, FetchedRows, Page, PageRequest, Readers } from '../../../src/mirror/ports.ts';

type Row<S extends StreamName> = StreamFacts[S];
type AnyRow = Row<StreamName>;

/** A state of a row, and since when the vendor's lists show it; null: deleted. */
interface Version {
  row: AnyRow | null;
  shownFrom: number;
}

const PAGE_SIZE = 2;

/**
 * Both vendors for sequences of events. Xero lists the newest first by pages, HubSpot by id, each page after the last row of the
 * one before. A new state is shown a while after its own update time, in lists and by ids alike.
 */
export class MovingVendors {
  readonly #now: () => number;
  #rows = new Map<StreamName, Map<string, Version[]>>();
  /** Rows that lists leave out although they are there, and rows that cannot be understood. */
  readonly hidden = new Set<string>();
  readonly garbled = new Set<string>();
  /** What the next calls fail with. */
  readonly failures: VendorFailure[] = [];
  /** What happens during the next calls: after the vendor has looked, and before its answer has come. */
  readonly meanwhile: (() => Promise<unknown>)[] = [];
  calls = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The row as it was saved last, deleted ones apart; all of them in the order in which they were made. */
  saved<S extends StreamName>(stream: S): Row<S>[] {
    return [...(this.#rows.get(stream)?.values() ?? [])].flatMap((versions) => (versions.at(-1)?.row ?? []) as Row<S>);
  }

  save<S extends StreamName>(stream: S, row: Row<S>, lagSeconds: number): void {
    this.#add(stream, row.id, { row, shownFrom: this.#now() + lagSeconds * 1000 });
  }

  remove(stream: StreamName, id: string): void {
    this.#add(stream, id, { row: null, shownFrom: this.#now() });
  }

  #add(stream: StreamName, id: string, version: Version): void {
    const ofStream = this.#rows.get(stream) ?? new Map<string, Version[]>();
    this.#rows.set(stream, ofStream.set(id, [...(ofStream.get(id) ?? []), version]));
  }

  readonly readers = new Proxy({} as Readers, {
    get: (_target, stream: StreamName) => (request: PageRequest) => this.#answer(() => this.#page(stream, request)),
  });

  readonly confirmers = new Proxy<Confirmers>(
    {},
    { get: (_target, stream: StreamName) => (_where: unknown, ids: string[]) => this.#byIds(stream, ids) },
  );

  readonly fetchByIds = ((_where: unknown, stream: StreamName, ids: string[]) =>
    this.#byIds(stream, ids)) as unknown as FetchByIds;

  async #answer<T>(look: () => T): Promise<Result<T, VendorFailure>> {
    assertOutsideTransaction();
    this.calls += 1;
    const failure = this.failures.shift();
    if (failure) return { ok: false, error: failure };
    const seen = look();
    await this.meanwhile.shift()?.();
    return ok(seen);
  }

  #byIds(stream: StreamName, ids: string[]): Promise<Result<FetchedRows<AnyRow>, VendorFailure>> {
    return this.#answer(() => ({
      ...this.#understood(this.#shown(stream).filter(({ id }) => ids.includes(id))),
      others: [],
    }));
  }

  #page(stream: StreamName, request: PageRequest): Page<AnyRow> {
    const since = request.changedSince?.getTime() ?? -Infinity;
    const listed = this.#shown(stream)
      .filter(({ id, updatedAt }) => !this.hidden.has(id) && updatedAt.getTime() >= since)
      .filter((row) => !request.openOnly || ('status' in row && row.status === 'AUTHORISED'));
    return stream.startsWith('crm_') ? this.#afterId(listed, request) : this.#numbered(listed, request);
  }

  #numbered(listed: AnyRow[], request: PageRequest): Page<AnyRow> {
    const newestFirst = listed.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
    const page = Number(request.page ?? 1);
    const next = page * PAGE_SIZE < listed.length ? String(page + 1) : null;
    const shown = newestFirst.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    return { ...this.#understood(shown), next, total: listed.length };
  }

  #afterId(listed: AnyRow[], request: PageRequest): Page<AnyRow> {
    const rest = listed.toSorted((a, b) => (a.id < b.id ? -1 : 1)).filter(({ id }) => id > (request.page ?? ''));
    const shown = rest.slice(0, PAGE_SIZE);
    return { ...this.#understood(shown), next: rest.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null };
  }

  #shown(stream: StreamName): AnyRow[] {
    const versions = [...(this.#rows.get(stream)?.values() ?? [])];
    return versions.flatMap((each) => each.findLast(({ shownFrom }) => shownFrom <= this.#now())?.row ?? []);
  }

  #understood<T extends Fact>(rows: T[]) {
    const unreadable = rows.filter(({ id }) => this.garbled.has(id)).map(({ id }) => ({ id, reason: 'is garbled' }));
    return { rows: rows.filter(({ id }) => !this.garbled.has(id)), unreadable };
  }
}
