import type { CrmRecord } from '../data.ts';
import type { ObjectType } from '../object-types.ts';
import type { PageLocation } from '../page-address.ts';

/** Where on a record a card runs. */
export interface RecordPlace {
  location: 'crm.record.tab' | 'crm.record.sidebar';
  type: ObjectType;
  record: CrmRecord;
  onRefresh: () => void;
}

/** A page of the app, with what its address says. */
export interface PagePlace extends PageLocation {
  location: 'pages';
}

/** A bulk action over records that were chosen in their list. */
export interface BulkPlace {
  location: 'crm.bulkActions';
  type: ObjectType;
  ids: readonly string[];
}

/** Where an extension runs: on a record, over several, or as the settings page or a page of the app, which have none. */
export type Place = RecordPlace | BulkPlace | { location: 'settings' } | PagePlace;

export const isOnRecord = (place: Place): place is RecordPlace => 'record' in place;
