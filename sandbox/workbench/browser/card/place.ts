import type { CrmRecord } from '../data.ts';
import type { ObjectType } from '../object-types.ts';

/** Where on a record a card runs. */
export interface RecordPlace {
  location: 'crm.record.tab' | 'crm.record.sidebar';
  type: ObjectType;
  record: CrmRecord;
  onRefresh: () => void;
}

/** Where an extension runs: on a record, or as the settings page of the app, which has no record. */
export type Place = RecordPlace | { location: 'settings' };
