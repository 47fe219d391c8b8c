import type { Request } from 'express';
import type { CrmRecord } from '../../seed/world.ts';
import { invalid, notPlayed, objectNotFound, type Answer, type Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { ObjectType } from '../object-types.ts';
import { listParameter, refused, textParameter } from '../request.ts';
import type { HubSpotState } from '../state.ts';
import { associationsOf, type AssociatedTypes } from './embedded-associations.ts';
import { recordOf } from './merged-ids.ts';
import { presenter } from './present-record.ts';

/** How a record is found: by its id, or the id of one that was merged into it, or a contact by `email`. */
export const recordFinder = (
  state: HubSpotState,
  type: ObjectType,
  idProperty: string | undefined,
): Parsed<(id: string) => CrmRecord | undefined> => {
  const records = state.records[type.name];
  if (idProperty === undefined || idProperty === 'hs_object_id')
    return { ok: true, value: (id) => recordOf(records, id) };
  if (idProperty !== 'email' || type.name !== 'contacts') {
    return state.properties[type.name].some(({ name }) => name === idProperty)
      ? refused(notPlayed(`idProperty=${idProperty} of ${type.name}`))
      : refused(invalid(`Property "${idProperty}" does not exist`));
  }
  const byEmail = new Map(Object.values(records).map((record) => [record.properties['email']?.toLowerCase(), record]));
  return { ok: true, value: (email) => byEmail.get(email.toLowerCase()) };
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
  if (record?.archived !== (textParameter(request, 'archived') === 'true')) return objectNotFound(id);
  const present = presenter(state, type, listParameter(request, 'properties'));
  return { status: 200, body: { ...present(record), ...associationsOf(state, { type, id: record.id, associated }) } };
};
