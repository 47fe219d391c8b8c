import { Router } from 'express';
import { z } from 'zod';
import type { Portal } from '../api.ts';
import { liveLinks } from '../associations/live-links.ts';
import { presentLink } from '../associations/present-link.ts';
import { findObjectType } from '../object-types.ts';
import { answering, notFound, refusal, shown, type CrmRoute } from './crm-answers.ts';

const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
  q: z.string().default(''),
});

const list: CrmRoute = ({ state }, type, { query }) => {
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

const get: CrmRoute = ({ state }, type, { params }) => {
  const record = state.records[type.name][String(params['id'])];
  return record === undefined ? notFound : { status: 200, body: shown(state, type)(record) };
};

const associations: CrmRoute = ({ state }, type, { params }) => {
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
 * Records as a person in HubSpot sees them: `GET /crm/{type}?limit&offset&q`, `GET /crm/{type}/{id}`,
 * `GET /crm/{type}/{id}/associations/{toType}`.
 */
export const addCrmRoutes = (control: Router, portal: Portal): void => {
  const crm = Router();
  crm.get('/:type', answering(portal, list));
  crm.get('/:type/:id', answering(portal, get));
  crm.get('/:type/:id/associations/:to', answering(portal, associations));
  control.use('/crm', crm);
};
