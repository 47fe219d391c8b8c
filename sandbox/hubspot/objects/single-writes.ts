import { z } from 'zod';
import type { CrmRecord } from '../../seed/world.ts';
import { objectNotFound, type Answer, type Parsed } from '../answer.ts';
import { jsonBody, refused, textParameter } from '../request.ts';
import { recordFinder } from './get.ts';
import { associationsSchema } from './new-associations.ts';
import { archiveRecord } from './write.ts';
import { presentWritten, readyToCreate, readyToUpdate, type Writing } from './writer.ts';

/** Values are text: HubSpot's documents say so of numbers too. */
export const valuesSchema = z.record(z.string(), z.string());

const createSchema = z.strictObject({ properties: valuesSchema, associations: associationsSchema.optional() });
const updateSchema = z.strictObject({ properties: valuesSchema });

/** `POST /crm/objects/2026-09/{objectType}`. */
export const create = (writing: Writing): Answer => {
  const body = jsonBody(writing.request, createSchema);
  if (!body.ok) return body.answer;
  const ready = readyToCreate(writing, { ...body.value, taken: new Set() });
  if (!ready.ok) return ready.answer;
  return { status: 201, body: presentWritten(writing, ready.value(), body.value.properties) };
};

const found = ({ portal, type, request }: Writing): Parsed<CrmRecord> => {
  const find = recordFinder(portal.state, type, textParameter(request, 'idProperty'));
  if (!find.ok) return find;
  const id = String(request.params['objectId']);
  const record = find.value(id);
  return record?.archived === false ? { ok: true, value: record } : refused(objectNotFound(id));
};

/** `PATCH /crm/objects/2026-09/{objectType}/{objectId}`. */
export const update = (writing: Writing): Answer => {
  const body = jsonBody(writing.request, updateSchema);
  if (!body.ok) return body.answer;
  const record = found(writing);
  if (!record.ok) return record.answer;
  const ready = readyToUpdate(writing, { ...body.value, record: record.value, taken: new Set() });
  if (!ready.ok) return ready.answer;
  return { status: 200, body: presentWritten(writing, ready.value(), body.value.properties) };
};

/** `DELETE /crm/objects/2026-09/{objectType}/{objectId}`: to the recycling bin; what is there already stays there. */
export const archive = ({ portal, type, by, request }: Writing): Answer => {
  const id = String(request.params['objectId']);
  const record = portal.state.records[type.name][id];
  if (record === undefined) return objectNotFound(id);
  archiveRecord(portal, { type, record, by });
  return { status: 204, body: undefined };
};
