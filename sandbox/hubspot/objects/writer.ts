import type { Request } from 'express';
import type { z } from 'zod';
import type { CrmRecord } from '../../seed/world.ts';
import type { Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { Author } from '../changes.ts';
import type { ObjectType } from '../object-types.ts';
import type { Grant } from '../state.ts';
import { checkWanted } from './check.ts';
import { newAssociations, type associationsSchema } from './new-associations.ts';
import { presenter, type PresentedRecord } from './present-record.ts';
import type { Properties } from './properties.ts';
import { createRecord, updateRecord } from './write.ts';

/** One call that writes records of one kind. */
export interface Writing {
  portal: Portal;
  type: ObjectType;
  by: Author;
  request: Request;
  grant: Grant;
}

/** A write that has been found good, and does it. */
export type Ready = () => CrmRecord;

interface NewRecord {
  properties: Readonly<Record<string, string>>;
  associations?: z.infer<typeof associationsSchema> | undefined;
  taken: Set<string>;
}

/** Checks a new record with its associations. */
export const readyToCreate = (
  { portal, type, by, grant }: Writing,
  { properties, associations: asked = [], taken }: NewRecord,
): Parsed<Ready> => {
  const values = checkWanted(portal.state, { type, properties, taken });
  if (!values.ok) return values;
  const associations = newAssociations(portal.state, { from: type, asked, grant });
  if (!associations.ok) return associations;
  return {
    ok: true,
    value: () => createRecord(portal, { type, properties: values.value, associations: associations.value, by }),
  };
};

/** Checks new values of a record. */
export const readyToUpdate = (
  { portal, type, by }: Writing,
  { record, properties, taken }: NewRecord & { record: CrmRecord },
): Parsed<Ready> => {
  const values = checkWanted(portal.state, { type, properties, record, taken });
  if (!values.ok) return values;
  const update = (): CrmRecord => {
    updateRecord(portal, { type, record, properties: values.value, by });
    return record;
  };
  return { ok: true, value: update };
};

/** The record as the answer to a write shows it: the properties that were written, and HubSpot's usual ones. */
export const presentWritten = ({ portal, type }: Writing, record: CrmRecord, written: Properties): PresentedRecord =>
  presenter(portal.state, type, [...type.defaultProperties, ...Object.keys(written)])(record);
