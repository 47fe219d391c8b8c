import type { StreamFacts, StreamName } from '../../mirror/facts.ts';
import type { ConfirmRows, FetchByIds, FetchedStream, ListPage } from '../../mirror/ports.ts';
import { ok } from '../../lib/result.ts';

/** Documents are asked for by their ids. */
export const confirmByIds =
  <S extends FetchedStream>(fetchByIds: FetchByIds, stream: S): ConfirmRows<S> =>
  ({ portalId, tenantId }, ids) =>
    fetchByIds({ portalId, tenantId }, stream, ids);

/** Of a list that comes whole in one answer and takes no ids, one more answer without the row says that it is gone. */
export const confirmByList =
  <S extends StreamName>(readList: ListPage<S>): ConfirmRows<S> =>
  async ({ portalId, tenantId }, ids) => {
    const list = await readList({ portalId, tenantId, page: null, changedSince: null });
    if (!list.ok) return list;
    const asked = ({ id }: { id: string }): boolean => ids.includes(id);
    const rows: StreamFacts[S][] = list.value.rows.filter(asked);
    return ok({ rows, unreadable: list.value.unreadable.filter(asked), others: [] });
  };
