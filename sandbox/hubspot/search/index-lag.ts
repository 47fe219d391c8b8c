import type { CrmObjectType, CrmRecord } from '../../seed/world.ts';
import type { HubSpotState } from '../state.ts';

/** Lets search go on showing `previous` (null: no such record) for as long as the lag that is switched on. */
export const leaveUnindexed = (
  { search }: HubSpotState,
  { objectType, id, previous, now }: { objectType: CrmObjectType; id: string; previous: CrmRecord | null; now: Date },
): void => {
  search.unindexed = search.unindexed.filter(({ until }) => Date.parse(until) > now.getTime());
  if (search.lagSeconds === 0) return;
  const until = new Date(now.getTime() + search.lagSeconds * 1000).toISOString();
  search.unindexed.push({ objectType, id, record: structuredClone(previous), until });
};

/** The records of one kind as search sees them: the oldest version that is not yet replaced in the index. */
export const indexedRecords = (state: HubSpotState, objectType: CrmObjectType, now: Date): CrmRecord[] => {
  const stale = new Map<string, CrmRecord | null>();
  for (const { objectType: kind, id, record, until } of state.search.unindexed) {
    if (kind === objectType && Date.parse(until) > now.getTime() && !stale.has(id)) stale.set(id, record);
  }
  return Object.values(state.records[objectType]).flatMap(
    (record) => stale.get(record.id) ?? (stale.has(record.id) ? [] : record),
  );
};
