import * as z from 'zod';

/** An exact decimal as text, e.g. `-1204.50`. Never a JSON number: those are floats. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'is not a number, such as 1.25');

/** A calendar date without a zone, `YYYY-MM-DD`. */
export const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date, such as 2026-12-31');

/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime();

/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** What a person may do with a record, least first. Each includes those before it. */
const rights = ['none', 'status', 'amounts', 'invoice', 'approve', 'admin'] as const;
export const right = z.enum(rights);

/** The record a card stands on, as HubSpot names it: `0-1` contact, `0-2` company, `0-3` deal. */
export const recordQuery = z.object({
  objectTypeId: z.string().regex(/^\d{1,4}-\d{1,12}$/, 'is not an object type id'),
  objectId: z.string().regex(/^\d{1,20}$/, 'is not a record id'),
});
