import type { Association, CrmRecord } from '../../seed/world.ts';
import type { Portal } from '../api.ts';
import { associate } from '../associations/write.ts';
import type { Author } from '../changes.ts';
import type { ObjectType } from '../object-types.ts';
import { allProperties, type Properties } from './properties.ts';

interface Written {
  type: ObjectType;
  record: CrmRecord;
  by: Author;
}

type Told = Pick<Written, 'type' | 'record' | 'by'> & { kind: 'creation' | 'deletion' | 'restore' };

const tell = ({ changes }: Portal, { type, record, by, kind }: Told): void =>
  changes.record({ kind, objectType: type.name, objectId: record.id, occurredAt: record.updatedAt, ...by });

/** Of each property that has another value than before, those that HubSpot works out among them. */
const tellProperties = (portal: Portal, { type, record, by }: Written, before: Properties): void => {
  const silent = ['hs_object_id', type.createdProperty, type.modifiedProperty];
  for (const [propertyName, propertyValue] of Object.entries(allProperties(portal.state, type, record))) {
    if (silent.includes(propertyName) || (before[propertyName] ?? null) === propertyValue) continue;
    portal.changes.record({
      kind: 'propertyChange',
      objectType: type.name,
      objectId: record.id,
      propertyName,
      propertyValue,
      occurredAt: record.updatedAt,
      ...by,
    });
  }
};

/** Lets a record be changed from now on: a search that lags still shows what it was, and the change has a later time than the last. */
const touch = ({ index, clock }: Portal, type: ObjectType, record: CrmRecord): void => {
  const now = clock.now();
  index.remember({ objectType: type.name, id: record.id, before: record, at: now });
  record.updatedAt = new Date(Math.max(now.getTime(), Date.parse(record.updatedAt) + 1)).toISOString();
};

interface Creation {
  type: ObjectType;
  properties: Properties;
  associations?: Omit<Association, 'from'>[];
  by: Author;
}

/** A new record with its associations. Whether it may be so has been asked before. */
export const createRecord = (portal: Portal, { type, properties, associations = [], by }: Creation): CrmRecord => {
  const { state, clock, index } = portal;
  const now = clock.now();
  const at = now.toISOString();
  const record = {
    id: String(state.nextId),
    properties: { ...properties },
    createdAt: at,
    updatedAt: at,
    archived: false,
  };
  state.nextId += 1;
  state.records[type.name][record.id] = record;
  index.remember({ objectType: type.name, id: record.id, before: null, at: now });
  tell(portal, { type, record, by, kind: 'creation' });
  tellProperties(portal, { type, record, by }, {});
  for (const { to, typeIds } of associations) {
    associate(portal, { from: { objectType: type.name, id: record.id }, to, typeIds, by });
  }
  return record;
};

/** Writes these properties of a record and leaves the others. */
export const updateRecord = (
  portal: Portal,
  { properties, ...written }: Written & { properties: Properties },
): void => {
  const { type, record } = written;
  const before = allProperties(portal.state, type, record);
  touch(portal, type, record);
  Object.assign(record.properties, properties);
  tellProperties(portal, written, before);
};

const setArchived = (portal: Portal, { type, record, by }: Written, archived: boolean): void => {
  if (record.archived === archived) return;
  touch(portal, type, record);
  record.archived = archived;
  tell(portal, { type, record, by, kind: archived ? 'deletion' : 'restore' });
};

/** Moves a record to the recycling bin, its associations with it. Nothing happens to one that is there. */
export const archiveRecord = (portal: Portal, written: Written): void => setArchived(portal, written, true);

/** Takes a record out of the recycling bin, with its associations. */
export const restoreRecord = (portal: Portal, written: Written): void => setArchived(portal, written, false);
