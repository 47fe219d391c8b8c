import { writeCalls } from '../../conformance/hubspot-writes.ts';
import type { Implemented } from '../../../scripts/sandbox/implemented.ts';
import { LIFECYCLE, linked, MADE, offsetOf, recordOf, typeOf, unlinked } from './hubspot-places.ts';
import { app, type House } from './operation-house.ts';

/* A request of our own for each operation of the HubSpot stand-in that takes one; each is done. */

/** What the endpoints for tokens take: the caller's own token, or a new one for the app itself. */
async function form(house: House, operation: Implemented): Promise<URLSearchParams> {
  const { authorization = '' } = await house.headers(operation);
  const scope = 'developer.webhooks_journal.read';
  return new URLSearchParams(
    operation.id === 'oauth.token'
      ? { ...app, grant_type: 'client_credentials', scope }
      : { ...app, token: authorization.replace('Bearer ', ''), token_type_hint: 'access_token' },
  );
}

const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }];
const { from, to } = { from: { id: linked.from.id }, to: { id: linked.to.id } };
const associations: Record<string, unknown> = {
  'associations.put': types,
  'associations.batchRead': { inputs: [from] },
  'associations.batchDefault': { inputs: [{ from, to: { id: unlinked } }] },
  'associations.batchCreate': { inputs: [{ from, to: { id: unlinked }, types }] },
  'associations.batchArchive': { inputs: [{ from, to: [to] }] },
  'associations.batchLabelsArchive': { inputs: [{ from, to, types }] },
};

const done = { outputFields: { hs_execution_state: 'SUCCESS' }, typedOutputs: {} };

/** What such an operation is sent; undefined where it takes nothing. */
export async function hubspotBody(house: House, operation: Implemented, path: string): Promise<unknown> {
  const { id, method } = operation;
  if (id.startsWith('oauth.')) return form(house, operation);
  if (id === 'journal.subscriptions.create') return LIFECYCLE;
  if (id === 'journal.batch.read') return { inputs: [await offsetOf(house, operation)] };
  if (id === 'callbacks.complete') return done;
  if (id === 'callbacks.completeBatch') return { inputs: [{ ...done, callbackId: 'unknown' }] };
  if (method === 'get' || method === 'delete') return undefined;
  if (id.startsWith('associations.')) return associations[id];
  if (id.endsWith('.search')) return { limit: 5, after: '0', sorts: [], properties: [], filterGroups: [] };
  if (id.endsWith('.properties.batchArchive')) return { inputs: [{ name: MADE }] };
  if (id.endsWith('.properties.batchRead'))
    return { archived: false, dataSensitivity: 'non_sensitive', inputs: [{ name: 'hs_object_id' }] };
  if (id.endsWith('.groups.update')) return { label: 'New' };
  const one = await recordOf(house, operation);
  if (/\.batch(Read|Archive)$/.test(id))
    return { inputs: [{ id: one }], ...(id.endsWith('Read') && { properties: [], propertiesWithHistory: [] }) };
  return writeCalls(
    { ...operation, path },
    { object: typeOf(path), one, ids: { companies: unlinked }, spare: () => one },
  )?.[0]?.body;
}
