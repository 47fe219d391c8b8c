import type { Request } from 'express';
import type { CrmRecord } from '../../seed/world.ts';
import type { Answer, Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { ObjectType } from '../object-types.ts';
import { flagParameter, limitParameter, listParameter, textParameter } from '../request.ts';
import { associationsOf, type AssociatedTypes } from './embedded-associations.ts';
import { presenter } from './present-record.ts';

/** Ids are numbers of any length, so the longer is the greater. */
const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : Number(a > b));

/** The records from the cursor on, lowest id first. */
const fromCursor = (records: readonly CrmRecord[], after: string | undefined): CrmRecord[] =>
  records.filter(({ id }) => after === undefined || compareIds(id, after) >= 0).sort((a, b) => compareIds(a.id, b.id));

/**
 * `GET /crm/objects/2026-09/{objectType}`: a page of records by id. The cursor is the id of the next record, so that
 * records may come and go before it; HubSpot calls it opaque.
 */
export const listRecords = (
  { state }: Portal,
  type: ObjectType,
  { request, associated }: { request: Request; associated: AssociatedTypes },
): Answer => {
  const limit: Parsed<number> = limitParameter(request, { max: 100, fallback: 10 });
  if (!limit.ok) return limit.answer;
  const archived = flagParameter(request, 'archived');
  const records = Object.values(state.records[type.name]).filter((record) => record.archived === archived);
  const page = fromCursor(records, textParameter(request, 'after'));
  const next = page[limit.value];
  const present = presenter(state, type, listParameter(request, 'properties'));
  const results = page
    .slice(0, limit.value)
    .map((record) => ({ ...present(record), ...associationsOf(state, { type, id: record.id, associated }) }));
  if (next === undefined) return { status: 200, body: { results } };
  const link = `https://api.hubapi.com/crm/objects/2026-09/${type.name}?after=${next.id}&limit=${limit.value}`;
  return { status: 200, body: { results, paging: { next: { after: next.id, link } } } };
};
