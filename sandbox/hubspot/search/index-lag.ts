import type { CrmObjectType, CrmRecord } from '../../seed/world.ts';
import type { HubSpotState } from '../state.ts';

/** Lets search go on showing `previous` for as long as the lag that is switched on. */
export const leaveUnindexed = (
  { search }: HubSpotState,
  { objectType, previous, now }: { objectType: CrmObjectType; previous: CrmRecord; now: Date },
): void => {
  search.unindexed = search.unindexed.filter(({ until }) => Date.parse(until) > now.getTime());
  if (search.lagSeconds === 0) return;
  const until = new Date(now.getTime() + search.lagSeconds * 1000).toISOString();
  search.unindexed.push({ objectType, record: structuredClone(previous), until });
};

/** The records of one kind as search sees them: the oldest version that is not yet replaced in the index. */
export const indexedRecords = (state: HubSpotState, objectType: CrmObjectType, now: Date): CrmRecord[] => {
  const stale = new Map<string, CrmRecord>();
  for (const { objectType: kind, record, until } of state.search.unindexed) {
    if (kind === objectType && Date.parse(until) > now.getTime() && !stale.has(record.id)) stale.set(record.id, record);
  }
  return Object.values(state.records[objectType]).map((record) => stale.get(record.id) ?? record);
};
