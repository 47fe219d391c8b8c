import { hubspotHouse, world } from '../support/operations/operation-house.ts';
import { groupOf, hubspotPath, linked, recordsOf, typeOf } from '../support/operations/hubspot-places.ts';
import { newValues } from '../support/operations/hubspot-bodies.ts';
import type { Implemented } from '../../scripts/sandbox/implemented.ts';
import type { Tried } from './try-operations.ts';

const { hubspot } = world;
const READS = /\.(batchRead|search)$/;

/** What a property of a body may be, by its name; the type of object is that of the path. */
function known(name: string, { operation, path }: { operation: Implemented; path: string }): unknown[] {
  const type = typeOf(path);
  const [first, second] = path.includes('/associations/') ? [linked.from.id] : recordsOf(type);
  const properties = READS.test(operation.id) ? [['hs_object_id']] : [newValues(type)];
  const byName: Record<string, unknown[]> = {
    id: [first],
    to: [{ id: linked.to.id }],
    from: [{ id: linked.from.id }],
    primaryObjectId: [first],
    objectIdToMerge: [second],
    properties,
    groupName: [groupOf(type)],
    propertiesWithHistory: [[]],
    idProperty: READS.test(operation.id) ? ['hs_object_id'] : [],
    filterGroups: [[]],
    sorts: [[]],
    associations: [[], {}],
    limit: [10],
    after: ['0'],
    query: ['a'],
    client_id: ['app'],
    client_secret: ['secret'],
  };
  return byName[name] ?? [];
}

const values: Record<string, string[]> = {
  limit: ['1', '100'],
  after: ['10'],
  properties: ['name,dealname,email'],
  associations: ['contacts,companies'],
  archived: ['true', 'false'],
  email: [hubspot.users[0]?.email ?? ''],
  idProperty: [],
  locale: ['fr'],
  installPortalId: [String(hubspot.portal.id)],
};

/** How the operations of the HubSpot stand-in are tried. Its documents give no examples of requests. */
export const hubspotTrial: Tried = {
  start: hubspotHouse,
  path: hubspotPath,
  known,
  values: (name) => values[name],
  replaced: (example) => example,
  played: () => undefined,
  shut: (operation) =>
    (operation as unknown as { scopes: string[] }).scopes.length > 0 ? [[401, { authorization: 'Bearer nobody' }]] : [],
};
