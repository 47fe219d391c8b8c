import type { CrmObjectType, CrmRecord } from '../../seed/world.ts';
import type { HubSpotState } from '../state.ts';

/** A record before one write; null: there was none. */
interface Entry {
  objectType: CrmObjectType;
  id: string;
  before: CrmRecord | null;
  at: Date;
}

/** What records were before they were last written, for searches that lag behind. Not part of the saved state. */
export interface SearchIndex {
  remember: (entry: Entry) => void;
  /** Of a record that is deleted for good nothing is left. */
  forget: (id: string) => void;
  /** The records of one kind as they were at `since`. */
  asOf: (state: HubSpotState, objectType: CrmObjectType, since: Date) => CrmRecord[];
}

const KEPT = 2000;

/** An empty index. The last 2000 writes are kept. */
export const createSearchIndex = (): SearchIndex => {
  let entries: Entry[] = [];
  return {
    remember(entry) {
      entries.push({ ...entry, before: structuredClone(entry.before) });
      if (entries.length > KEPT) entries.shift();
    },
    forget(id) {
      entries = entries.filter((entry) => entry.id !== id);
    },
    asOf({ records }, objectType, since) {
      const then = new Map(Object.entries(records[objectType]));
      for (const { id, before } of entries
        .filter((one) => one.objectType === objectType && one.at > since)
        .toReversed()) {
        if (before === null) then.delete(id);
        else then.set(id, before);
      }
      return [...then.values()];
    },
  };
};
