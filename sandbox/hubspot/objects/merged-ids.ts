import type { CrmRecord } from '../../seed/world.ts';

/** The record that lives on for one that was merged away; undefined when this id was not. */
export const survivorOf = (records: Readonly<Record<string, CrmRecord>>, id: string): CrmRecord | undefined =>
  records[id]?.archived === true
    ? Object.values(records).find(
        ({ archived, properties }) => !archived && properties['hs_merged_object_ids']?.split(';').includes(id),
      )
    : undefined;

/** What an id leads to: a merged one to the record that lives on. */
export const recordOf = (records: Readonly<Record<string, CrmRecord>>, id: string): CrmRecord | undefined =>
  survivorOf(records, id) ?? records[id];
