import * as z from 'zod';
import type { PropertyDefinition } from '../../automation/facts.ts';
import type { PropertyWriter, WrittenBatch } from '../../automation/ports.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { withToken, type CallFailure } from '../with-token.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';

/** The group that all of our properties stand in. */
const GROUP = { name: 'tieout', label: 'Tieout' };

const FIELD_TYPES = { string: 'text', number: 'number', date: 'date', enumeration: 'select' } as const;

const named = z.object({ results: z.array(z.object({ name: z.string() })) });
const anything = z.unknown();

const batch = z.object({
  results: z.array(z.object({ id: z.string() })),
  errors: z
    .array(
      z.object({
        category: z.string().optional(),
        message: z.string(),
        context: z.record(z.string(), z.array(z.string())).optional(),
      }),
    )
    .default([]),
});

type Given = HubSpotReading & { accessToken: string };

/** Writes the properties of records. Source: HubSpot's OpenAPI documents of properties and objects, version 2026-09. */
export const propertyWriter = (reading: HubSpotReading): PropertyWriter => ({
  define: ({ portalId, objectTypeId }, definitions) =>
    withToken({ token: reading.token, who: { portalId } }, (accessToken) =>
      define({ ...reading, accessToken }, objectTypeId, definitions),
    ),
  write: ({ portalId, objectTypeId }, records) =>
    withToken({ token: reading.token, who: { portalId } }, async (accessToken) => {
      // The trace is what tells which input an error is about.
      const inputs = records.map(({ id, values }) => ({ id, properties: values, objectWriteTraceId: id }));
      const path = `/crm/objects/2026-09/${objectTypeId}/batch/update`;
      const given = { ...reading, accessToken, operation: 'properties.write' };
      const written = await callHubSpot(given, { method: 'POST', path, body: { inputs } }, batch);
      return written.ok ? ok(batchOf(written.value)) : written;
    }),
});

function batchOf({ results, errors }: z.infer<typeof batch>): WrittenBatch {
  const told = errors.filter(({ category }) => category !== 'OBJECT_NOT_FOUND');
  return {
    written: results.map(({ id }) => id),
    refused: told.flatMap(({ message, context }) =>
      (context?.['objectWriteTraceId'] ?? []).map((id) => ({ id, words: message })),
    ),
  };
}

async function define(
  given: Given,
  objectTypeId: string,
  definitions: readonly PropertyDefinition[],
): Promise<Result<void, CallFailure>> {
  const path = `/crm/properties/2026-09/${objectTypeId}`;
  const there = await callHubSpot({ ...given, operation: 'properties.list' }, { method: 'GET', path }, named);
  if (!there.ok) return there;
  const names = new Set(there.value.results.map(({ name }) => name));
  const missing = definitions.filter(({ name }) => !names.has(name));
  if (missing.length === 0) return ok(undefined);
  const group = await callHubSpot(
    { ...given, operation: 'properties.group' },
    { method: 'POST', path: `${path}/groups`, body: GROUP },
    anything,
  );
  if (!group.ok && !isThere(group.error)) return group;
  const body = { inputs: missing.map(definitionOf) };
  const call = { method: 'POST', path: `${path}/batch/create`, body } as const;
  const made = await callHubSpot({ ...given, operation: 'properties.create' }, call, batchOfDefinitions);
  if (!made.ok) return made;
  const messages = made.value.errors.filter(({ category }) => category !== ALREADY).map(({ message }) => message);
  return messages.length === 0
    ? ok(undefined)
    : err({ code: 'vendor_rejected', vendor: 'hubspot', status: 207, messages });
}

const ALREADY = 'OBJECT_ALREADY_EXISTS';
const batchOfDefinitions = z.object({
  errors: z.array(z.object({ category: z.string().optional(), message: z.string() })).default([]),
});

const isThere = (failure: CallFailure): boolean => failure.code === 'vendor_rejected' && failure.status === 409;

const definitionOf = ({ name, label, description, type, options }: PropertyDefinition) => ({
  ...{ name, label, description, type, fieldType: FIELD_TYPES[type], groupName: GROUP.name, formField: false },
  ...(options && {
    options: options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })),
  }),
});
