import type { Request } from 'express';
import { z } from 'zod';
import { invalid, notPlayed, type Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import { shouted, type ObjectType } from '../object-types.ts';
import { flagParameter, jsonBody } from '../request.ts';
import { recordFinder } from './get.ts';
import { presenter } from './present-record.ts';

const MOST_INPUTS = 100;

const bodySchema = z.strictObject({
  inputs: z.array(z.strictObject({ id: z.string() })).min(1),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  idProperty: z.string().optional(),
});

/** The answer to a batch: 207 and the errors beside the results when some of it failed. */
export const batchAnswer = (clock: Portal['clock'], results: readonly unknown[], errors: readonly object[]): Answer => {
  const at = clock.now().toISOString();
  const body = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
  return errors.length === 0
    ? { status: 200, body }
    : { status: 207, body: { ...body, numErrors: errors.length, errors } };
};

/** `POST …/batch/read`: each id once, in HubSpot's order and not the caller's; ids that are not there are named in one error. */
export const batchRead = ({ state, clock }: Portal, type: ObjectType, request: Request): Answer => {
  const body = jsonBody(request, bodySchema);
  if (!body.ok) return body.answer;
  const { inputs, properties, propertiesWithHistory, idProperty } = body.value;
  if (propertiesWithHistory.length > 0) return notPlayed('propertiesWithHistory');
  if (inputs.length > MOST_INPUTS) {
    return invalid(`The maximum number of inputs in a batch is ${MOST_INPUTS}, not ${inputs.length}`);
  }
  const find = recordFinder(state, type, idProperty);
  if (!find.ok) return find.answer;
  const archived = flagParameter(request, 'archived');

  const ids = [...new Set(inputs.map(({ id }) => id))].sort();
  const found = new Map(ids.map((id) => [id, find.value(id)]));
  const missing = ids.filter((id) => found.get(id)?.archived !== archived);
  const present = presenter(state, type, properties);
  // Two ids may lead to one record: one of them was merged into it.
  const records = new Set([...found.values()].flatMap((record) => (record?.archived === archived ? [record] : [])));
  const results = [...records].map(present);
  const error = {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: `Could not get some ${shouted(type)} objects, they may be deleted or not exist. Check that ids are valid.`,
    context: { ids: missing },
  };
  return batchAnswer(clock, results, missing.length === 0 ? [] : [error]);
};
