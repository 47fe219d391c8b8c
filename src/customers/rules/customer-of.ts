import { DEAL, type CrmRecord, type NamedRecord } from '../facts.ts';

/** Whose account a record is about: of a deal its primary company, else its contact; a company or a person itself. */
export function customerOf(record: CrmRecord): NamedRecord | null {
  if (record.objectTypeId === DEAL) return record.company ?? record.person;
  return { objectTypeId: record.objectTypeId, objectId: record.objectId, name: record.name };
}
