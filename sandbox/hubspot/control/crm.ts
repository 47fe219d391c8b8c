import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { CrmRecord } from '../../seed/world.ts';
import type { Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import { liveLinks } from '../associations/live-links.ts';
import { presentLink } from '../associations/present-link.ts';
import type { Author } from '../changes.ts';
import { findObjectType, type ObjectType } from '../object-types.ts';
import { presenter } from '../objects/present-record.ts';
import { updateRecord } from '../objects/write.ts';
import type { HubSpotState } from '../state.ts';

const changesSchema = z.strictObject({ properties: z.record(z.string(), z.string().nullable()) });
const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
  q: z.string().default(''),
});

const notFound: Answer = { status: 404, body: { message: 'No such record' } };
const refusal = (message: string): Answer => ({ status: 400, body: { message } });

/** A record with all of its properties, as a person sees it. */
const shown = (state: HubSpotState, type: ObjectType): ((record: CrmRecord) => object) =>
  presenter(
    state,
    type,
    state.properties[type.name].map(({ name }) => name),
  );

/** The control plane does not ask who edits: it is the first user of the portal. */
const somebody = ({ users }: HubSpotState): Author => ({
  changeSource: 'CRM_UI',
  sourceId: `userId:${users[0]?.userId ?? 0}`,
});

type Read = (portal: Portal, type: ObjectType, request: Request) => Answer;

const list: Read = ({ state }, type, { query }) => {
  const page = pageSchema.safeParse(query);
  if (!page.success) return refusal(z.prettifyError(page.error));
  const { limit, offset, q } = page.data;
  const sought = q.toLowerCase();
  const records = Object.values(state.records[type.name]).filter(
    ({ archived, properties }) =>
      !archived && type.searchedProperties.some((name) => (properties[name] ?? '').toLowerCase().includes(sought)),
  );
  const results = records.slice(offset, offset + limit).map(shown(state, type));
  return { status: 200, body: { total: records.length, results } };
};

const get: Read = ({ state }, type, { params }) => {
  const record = state.records[type.name][String(params['id'])];
  return record === undefined ? notFound : { status: 200, body: shown(state, type)(record) };
};

const edit: Read = (portal, type, { params, body }) => {
  const { state } = portal;
  const record = state.records[type.name][String(params['id'])];
  if (record === undefined) return notFound;
  const changes = changesSchema.safeParse(body);
  if (!changes.success) return refusal(z.prettifyError(changes.error));
  const { properties } = changes.data;
  const writable = new Set(state.properties[type.name].flatMap((one) => (one.calculated ? [] : [one.name])));
  const fixed = Object.keys(properties).filter((name) => !writable.has(name));
  if (fixed.length > 0) return refusal(`Nobody can write ${fixed.join(', ')} of ${type.name}`);
  updateRecord(portal, { type, record, properties, by: somebody(state) });
  return { status: 200, body: shown(state, type)(record) };
};

const associations: Read = ({ state }, type, { params }) => {
  const to = findObjectType(String(params['to']));
  if (to === undefined) return notFound;
  const links = liveLinks(state, { from: type.name, id: String(params['id']), to: to.name });
  const results = links.flatMap((link) => {
    const record = state.records[to.name][link.id];
    return record === undefined ? [] : [{ ...presentLink(type.name, to.name, link), record: shown(state, to)(record) }];
  });
  return { status: 200, body: { results } };
};

/**
 * Records as a person in HubSpot sees and edits them: `GET /crm/{type}?limit&offset&q`, `GET|PATCH /crm/{type}/{id}`,
 * `GET /crm/{type}/{id}/associations/{toType}`. `POST /search-lag {seconds}` lets search trail behind the edits.
 */
export const addCrmRoutes = (control: Router, portal: Portal): void => {
  const answering =
    (read: Read): RequestHandler =>
    (request, response) => {
      const type = findObjectType(String(request.params['type']));
      const { status, body } = type === undefined ? notFound : read(portal, type, request);
      response.status(status).json(body);
    };
  const crm = Router();
  crm.get('/:type', answering(list));
  crm.route('/:type/:id').get(answering(get)).patch(answering(edit));
  crm.get('/:type/:id/associations/:to', answering(associations));
  control.use('/crm', crm);
  control.post(
    '/search-lag',
    checked(z.strictObject({ seconds: z.number().min(0) }), ({ seconds }, response) => {
      portal.state.search.lagSeconds = seconds;
      response.status(204).end();
    }),
  );
};
