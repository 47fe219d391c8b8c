import { cast } from '../../sandbox/seed/cast.ts';
import { newValues } from '../support/operations/hubspot-bodies.ts';
import { groupOf } from '../support/operations/hubspot-places.ts';

/** One call, as its operation is named by the stand-in. */
export interface Asked {
  operation: string;
  method: string;
  path: string;
  body?: unknown;
}

const OBJECTS = ['contacts', 'companies', 'deals', 'line_items', 'products', 'quotes'];

/** All that the stand-in can be asked for. */
export const everyScope = [
  'oauth',
  'crm.objects.owners.read',
  'e-commerce',
  ...OBJECTS.flatMap((name) => [`crm.objects.${name}.read`, `crm.objects.${name}.write`]),
  ...['contacts', 'companies', 'deals', 'quotes'].map((name) => `crm.schemas.${name}.write`),
];

const owner = cast.users.admin.ownerId;
/** Makes a record of a kind. */
export const creation = (type: string): Asked => ({
  operation: `${type}.create`,
  method: 'post',
  path: `/crm/objects/2026-09/${type}`,
  body: { properties: newValues(type), associations: [] },
});

interface Known {
  object: string;
  /** A record of that kind that is there. */
  one: string;
  /** Takes one that may be archived. */
  spare: () => string;
  ids: Record<string, string>;
}

const recordBodies = (verb: string, { object, one, ids }: Known): unknown[] | undefined => {
  const changed = { id: one, properties: { hubspot_owner_id: owner }, objectWriteTraceId: 'one' };
  const fresh = (objectWriteTraceId: string): object => ({
    properties: newValues(object),
    associations: [],
    objectWriteTraceId,
  });
  const bad = { properties: { nonsense: '1' }, associations: [], objectWriteTraceId: 'bad' };
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }];
  const associations = object === 'contacts' ? [{ to: { id: ids['companies'] }, types }] : [];
  const bodies: Record<string, unknown[]> = {
    create: [{ properties: newValues(object), associations }],
    update: [{ properties: { hubspot_owner_id: owner } }],
    batchCreate: [{ inputs: [fresh('one'), fresh('two')] }, { inputs: [fresh('one'), bad] }],
    batchUpdate: [{ inputs: [changed] }, { inputs: [changed, { ...changed, id: '999' }] }],
    batchUpsert: [{ inputs: [changed] }],
    batchArchive: [{ inputs: [{ id: '999' }] }],
  };
  return bodies[verb];
};

const propertyBodies = (verb: string, object: string, name: string): unknown[] | undefined => {
  const groupName = groupOf(object);
  const text = { label: 'Made', type: 'string', fieldType: 'text', groupName };
  const choice = { value: 'a', label: 'A', displayOrder: 0, hidden: false, description: 'The first' };
  const choices = { ...text, name: `chosen_${name}`, type: 'enumeration', fieldType: 'radio', options: [choice] };
  const bodies: Record<string, unknown[]> = {
    'properties.create': [{ ...text, name, description: 'Made here', hasUniqueValue: true, displayOrder: 2 }, choices],
    'properties.update': [{ label: 'Changed', hidden: true }],
    'properties.batchCreate': [{ inputs: [{ ...text, name: `batch_${name}` }] }],
    'properties.batchArchive': [{ inputs: [{ name: `batch_${name}` }] }],
    'properties.batchRead': [{ archived: false, dataSensitivity: 'non_sensitive', inputs: [{ name: 'hs_object_id' }] }],
    'groups.create': [{ name: `group_${name}`, label: 'Group', displayOrder: 3 }],
    'groups.update': [{ label: 'Changed' }, { displayOrder: 4 }],
  };
  return bodies[verb];
};

const associationBodies = (verb: string, { ids }: Known): unknown[] | undefined => {
  const [from, to] = [{ id: ids['deals'] }, { id: ids['companies'] }];
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 5 }];
  const bodies: Record<string, unknown[]> = {
    put: [types],
    batchDefault: [{ inputs: [{ from, to }] }],
    batchCreate: [{ inputs: [{ from, to, types }] }],
    batchArchive: [{ inputs: [{ from, to: [to] }] }],
    batchLabelsArchive: [{ inputs: [{ from, to, types }] }],
  };
  return bodies[verb];
};

/** The calls that try an operation that writes; undefined for one that reads. */
export const writeCalls = (
  { id, method, path }: { id: string; method: string; path: string },
  known: Known,
): Asked[] | undefined => {
  const [kind = '', ...rest] = id.split('.');
  const verb = rest.join('.');
  if (method === 'get' || verb === 'search' || verb === 'batchRead') return undefined;
  const asked = (at: string, bodies: unknown[] = [undefined]): Asked[] =>
    bodies.map((body) => ({ operation: id, method, path: at, ...(body === undefined ? {} : { body }) }));
  if (kind === 'associations') {
    const at = path.replace(':from', 'deals').replace(/:to\b/, 'companies');
    const ends = at.replace(':id', known.ids['deals'] ?? '').replace(':toId', known.ids['companies'] ?? '');
    return asked(ends, associationBodies(verb, known));
  }
  if (path.startsWith('/crm/properties/')) {
    const name = `made_${(path.split('/')[4] ?? '').replaceAll('-', '_')}`;
    return asked(
      path.replace(':propertyName', name).replace(':groupName', `group_${name}`),
      propertyBodies(verb, known.object, name),
    );
  }
  const record = verb === 'archive' ? known.spare() : known.one;
  return asked(path.replace(':objectId', record), recordBodies(verb, known));
};
