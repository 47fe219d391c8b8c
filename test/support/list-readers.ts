import type { VendorFailure } from '../../src/lib/failure.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { assertOutsideTransaction } from '../../src/lib/transaction-guard.ts';
import type { StreamFacts, StreamName } from '../../src/mirror/facts.ts';
import type { Page, PageRequest, Readers } from '../../src/mirror/ports.ts';

type AnyPage = Page<StreamFacts[StreamName]>;

export interface ListReaders {
  readers: Readers;
  /** Every request so far. */
  requests: (PageRequest & { stream: StreamName })[];
  /** What the next request of any stream is answered with, ahead of the list. */
  answers: Result<AnyPage, VendorFailure>[];
}

/** Readers of a vendor that lists these rows, a few to a page; pages are numbered `2`, `3`, … */
export function listReaders(lists: { [S in StreamName]?: StreamFacts[S][] }, pageSize = 2): ListReaders {
  const requests: ListReaders['requests'] = [];
  const answers: ListReaders['answers'] = [];
  const read = (stream: StreamName, request: PageRequest): Result<AnyPage, VendorFailure> => {
    assertOutsideTransaction();
    requests.push({ ...request, stream });
    const answer = answers.shift();
    if (answer) return answer;
    const since = request.changedSince?.getTime() ?? 0;
    const rows = (lists[stream] ?? []).filter(({ updatedAt }) => updatedAt.getTime() >= since);
    const page = Number(request.page ?? 1);
    const next = page * pageSize < rows.length ? String(page + 1) : null;
    return ok({ rows: rows.slice((page - 1) * pageSize, page * pageSize), next, unreadable: [], total: rows.length });
  };
  const readers = new Proxy({} as Readers, {
    get: (_target, stream: StreamName) => (request: PageRequest) => Promise.resolve(read(stream, request)),
  });
  return { readers, requests, answers };
}
