import { Router, type Request } from 'express';
import { z } from 'zod';
import type { CrmRecord } from '../../seed/world.ts';
import type { Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import { linksOf } from '../associations/links.ts';
import { associationTypes } from '../associations/types.ts';
import { associate, disassociate } from '../associations/write.ts';
import { findObjectType, type ObjectType } from '../object-types.ts';
import { survivorOf } from '../objects/merged-ids.ts';
import { mergeRecords } from '../objects/merge.ts';
import { deleteForPrivacy } from '../objects/privacy-delete.ts';
import { archiveRecord, createRecord, restoreRecord, updateRecord } from '../objects/write.ts';
import {
  answering,
  notFound,
  propertiesSchema,
  refusal,
  shown,
  somebody,
  writable,
  type CrmRoute,
} from './crm-answers.ts';

const RESTORABLE_MS = 90 * 24 * 3600 * 1000;
const MERGEABLE = ['contacts', 'companies', 'deals'];

const written = z.strictObject({ properties: propertiesSchema });
const merge = z.strictObject({ into: z.string() });
const link = z.strictObject({ primary: z.boolean().optional() });

/** A route whose body has been checked. */
const taking =
  <T>(
    schema: z.ZodType<T>,
    route: (call: { portal: Portal; type: ObjectType; request: Request; body: T }) => Answer,
  ): CrmRoute =>
  (portal, type, request) => {
    const body = schema.safeParse(request.body ?? {});
    return body.success ? route({ portal, type, request, body: body.data }) : refusal(z.prettifyError(body.error));
  };

const found = ({ state }: Portal, type: ObjectType, id: unknown): CrmRecord | undefined =>
  state.records[type.name][String(id)];
const live = (portal: Portal, type: ObjectType, id: unknown): CrmRecord | undefined => {
  const record = found(portal, type, id);
  return record?.archived === false ? record : undefined;
};

const create = taking(written, ({ portal, type, body: { properties } }) => {
  const { state } = portal;
  const values = writable(state, { type, properties });
  if (!values.ok) return values.answer;
  const record = createRecord(portal, { type, properties: values.value, by: somebody(state) });
  return { status: 201, body: shown(state, type)(record) };
});

const edit = taking(written, ({ portal, type, request, body: { properties } }) => {
  const { state } = portal;
  const record = live(portal, type, request.params['id']);
  if (record === undefined) return notFound;
  const values = writable(state, { type, properties, record });
  if (!values.ok) return values.answer;
  updateRecord(portal, { type, record, properties: values.value, by: somebody(state) });
  return { status: 200, body: shown(state, type)(record) };
});

const archive: CrmRoute = (portal, type, { params }) => {
  const record = live(portal, type, params['id']);
  if (record === undefined) return notFound;
  archiveRecord(portal, { type, record, by: somebody(portal.state) });
  return { status: 204, body: undefined };
};

const restore: CrmRoute = (portal, type, { params }) => {
  const { state, clock } = portal;
  const record = found(portal, type, params['id']);
  if (record === undefined) return notFound;
  if (!record.archived) return refusal('The record is not deleted');
  if (survivorOf(state.records[type.name], record.id) !== undefined) return refusal('The record was merged');
  if (clock.now().getTime() - Date.parse(record.updatedAt) > RESTORABLE_MS)
    return refusal('The record was deleted more than 90 days ago');
  restoreRecord(portal, { type, record, by: somebody(state) });
  return { status: 200, body: shown(state, type)(record) };
};

const mergeInto = taking(merge, ({ portal, type, request, body: { into } }) => {
  if (!MERGEABLE.includes(type.name)) return refusal(`Nobody can merge ${type.name}`);
  const [primary, merged] = [live(portal, type, into), live(portal, type, request.params['id'])];
  if (primary === undefined || merged === undefined) return notFound;
  if (primary === merged) return refusal('A record cannot be merged into itself');
  const result = mergeRecords(portal, { type, primary, merged, by: somebody(portal.state) });
  return { status: 200, body: shown(portal.state, type)(result) };
});

const privacyDelete: CrmRoute = (portal, type, { params }) => {
  if (type.name !== 'contacts') return refusal('Only contacts can be deleted for privacy');
  const record = found(portal, type, params['id']);
  if (record === undefined) return notFound;
  deleteForPrivacy(portal, { record, by: somebody(portal.state) });
  return { status: 204, body: undefined };
};

interface Pair {
  from: ObjectType;
  to: ObjectType;
  ends: { from: { objectType: ObjectType['name']; id: string }; to: { objectType: ObjectType['name']; id: string } };
}

const pairOf = (portal: Portal, from: ObjectType, { params }: Request): Pair | undefined => {
  const to = findObjectType(String(params['to']));
  const [one, other] = [live(portal, from, params['id']), to && live(portal, to, params['toId'])];
  if (to === undefined || one === undefined || other === undefined) return undefined;
  const ends = { from: { objectType: from.name, id: one.id }, to: { objectType: to.name, id: other.id } };
  return { from, to, ends };
};

/** The first company of a deal or a contact becomes its primary one; so does any that shall. */
const associateTwo = taking(link, ({ portal, type, request, body: { primary } }) => {
  const pair = pairOf(portal, type, request);
  if (pair === undefined) return notFound;
  const { from, to, ends } = pair;
  const types = associationTypes(from.name, to.name);
  if (types.length === 0) return refusal(`${from.name} and ${to.name} cannot be associated`);
  const isFirst = linksOf(portal.state.links, { from: from.name, id: ends.from.id, to: to.name }).length === 0;
  const wanted = types.filter(({ label }) => label === null || (primary ?? (isFirst && to.name === 'companies')));
  associate(portal, { ...ends, typeIds: wanted.map(({ typeId }) => typeId), by: somebody(portal.state) });
  return { status: 204, body: undefined };
});

const separate: CrmRoute = (portal, type, request) => {
  const pair = pairOf(portal, type, request);
  if (pair === undefined) return notFound;
  disassociate(portal, { ...pair.ends, by: somebody(portal.state) });
  return { status: 204, body: undefined };
};

/**
 * What a person in HubSpot does to records: `POST /crm/{type}` and `PATCH /crm/{type}/{id}` `{properties}`; `DELETE
 * /crm/{type}/{id}`, `POST …/restore`, `POST …/merge {into}`, `POST /crm/contacts/{id}/privacy-delete`; `POST {primary?}` and
 * `DELETE` on `/crm/{type}/{id}/associations/{to}/{toId}`.
 */
export const addCrmPeopleRoutes = (control: Router, portal: Portal): void => {
  const crm = Router();
  crm.post('/:type', answering(portal, create));
  crm.route('/:type/:id').patch(answering(portal, edit)).delete(answering(portal, archive));
  crm.post('/:type/:id/restore', answering(portal, restore));
  crm.post('/:type/:id/merge', answering(portal, mergeInto));
  crm.post('/:type/:id/privacy-delete', answering(portal, privacyDelete));
  const links = crm.route('/:type/:id/associations/:to/:toId');
  links.post(answering(portal, associateTwo)).delete(answering(portal, separate));
  control.use('/crm', crm);
};
