import type { Request } from 'express';
import type { CrmRecord } from '../../seed/world.ts';
import { invalid, objectNotFound, type Answer, type Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { ObjectType } from '../object-types.ts';
import { flagParameter, listParameter, refused, textParameter } from '../request.ts';
import type { HubSpotState } from '../state.ts';
import { associationsOf, type AssociatedTypes } from './embedded-associations.ts';
import { recordOf } from './merged-ids.ts';
import { presenter } from './present-record.ts';

const isUnique = (state: HubSpotState, type: ObjectType, name: string): boolean =>
  (type.name === 'contacts' && name === 'email') ||
  state.properties[type.name].some((property) => property.name === name && property.hasUniqueValue === true);

/** How a record is found: by its id, or the id of one that was merged into it, a contact by `email`, or any by a property whose values are unique. */
export const recordFinder = (
  state: HubSpotState,
  type: ObjectType,
  idProperty: string | undefined,
): Parsed<(id: string) => CrmRecord | undefined> => {
  const records = state.records[type.name];
  if (idProperty === undefined || idProperty === 'hs_object_id')
    return { ok: true, value: (id) => recordOf(records, id) };
  if (!state.properties[type.name].some(({ name }) => name === idProperty)) {
    return refused(invalid(`Property "${idProperty}" does not exist`));
  }
  if (!isUnique(state, type, idProperty)) return refused(invalid(`Property "${idProperty}" is not unique`));
  const present = Object.values(records).filter(({ archived }) => !archived);
  const byValue = new Map(present.map((record) => [record.properties[idProperty]?.toLowerCase(), record]));
  return { ok: true, value: (value) => byValue.get(value.toLowerCase()) };
};

/** `GET /crm/objects/2026-09/{objectType}/{objectId}`: an archived record is found only with `archived=true`. */
export const getRecord = (
  { state }: Portal,
  type: ObjectType,
  { request, associated }: { request: Request; associated: AssociatedTypes },
): Answer => {
  const find = recordFinder(state, type, textParameter(request, 'idProperty'));
  if (!find.ok) return find.answer;
  const id = String(request.params['objectId']);
  const record = find.value(id);
  if (record?.archived !== flagParameter(request, 'archived')) return objectNotFound(id);
  const present = presenter(state, type, listParameter(request, 'properties'));
  return { status: 200, body: { ...present(record), ...associationsOf(state, { type, id: record.id, associated }) } };
};
