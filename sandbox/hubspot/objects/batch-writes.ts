import { z } from 'zod';
import { invalid, objectNotFound, type Answer, type Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import { jsonBody, refused } from '../request.ts';
import { batchAnswer } from './batch-read.ts';
import { recordFinder } from './get.ts';
import { associationsSchema } from './new-associations.ts';
import { valuesSchema } from './single-writes.ts';
import { archiveRecord } from './write.ts';
import { presentWritten, readyToCreate, readyToUpdate, type Ready, type Writing } from './writer.ts';

const MOST_INPUTS = 100;

const traced = { objectWriteTraceId: z.string().optional() };
const newRecord = z.strictObject({
  ...traced,
  properties: valuesSchema,
  associations: associationsSchema.optional(),
});
const changed = z.strictObject({
  ...traced,
  id: z.string(),
  idProperty: z.string().optional(),
  properties: valuesSchema,
});
const archived = z.strictObject({ id: z.string() });

const inputsOf = <T>({ request }: Writing, input: z.ZodType<T>): Parsed<T[]> => {
  const body = jsonBody(request, z.strictObject({ inputs: z.array(input).min(1) }));
  if (!body.ok) return body;
  const { inputs } = body.value;
  return inputs.length <= MOST_INPUTS
    ? { ok: true, value: inputs }
    : refused(invalid(`The maximum number of inputs in a batch is ${MOST_INPUTS}, not ${inputs.length}`));
};

interface Traced {
  objectWriteTraceId?: string | undefined;
  properties: Readonly<Record<string, string>>;
}

const traceOf = ({ objectWriteTraceId }: Traced): object =>
  objectWriteTraceId === undefined ? {} : { objectWriteTraceId };

/** `StandardError` of HubSpot's OpenAPI documents for one input; its trace id stands in the context. */
const errorOf = (input: Traced, { body }: Answer): object => {
  const { category, message, subCategory, errors, context, links } = body as Record<string, unknown>;
  const trace = input.objectWriteTraceId === undefined ? {} : { objectWriteTraceId: [input.objectWriteTraceId] };
  return {
    status: 'error',
    category,
    ...(subCategory === undefined ? {} : { subCategory }),
    message,
    context: { ...(context as object | undefined), ...trace },
    errors: errors ?? [],
    links: links ?? {},
  };
};

/** Does what was found good, and tells of the rest. */
const carryOut = (
  writing: Writing,
  checked: readonly { input: Traced; ready: Parsed<Ready>; more?: object }[],
): { results: object[]; errors: object[] } => ({
  results: checked.flatMap(({ input, ready, more }) =>
    ready.ok ? [{ ...presentWritten(writing, ready.value(), input.properties), ...more, ...traceOf(input) }] : [],
  ),
  errors: checked.flatMap(({ input, ready }) => (ready.ok ? [] : [errorOf(input, ready.answer)])),
});

const answered = (clock: Portal['clock'], status: number, done: { results: object[]; errors: object[] }): Answer => {
  const answer = batchAnswer(clock, done.results, done.errors);
  return answer.status === 200 ? { ...answer, status } : answer;
};

/** `POST …/batch/create`: with a trace id of its own for each input the good ones are made, else all or none. */
export const batchCreate = (writing: Writing): Answer => {
  const inputs = inputsOf(writing, newRecord);
  if (!inputs.ok) return inputs.answer;
  const taken = new Set<string>();
  const checked = inputs.value.map((input) => ({ input, ready: readyToCreate(writing, { ...input, taken }) }));
  const traces = new Set(inputs.value.flatMap(({ objectWriteTraceId }) => objectWriteTraceId ?? []));
  const bad = checked.find(({ ready }) => !ready.ok)?.ready;
  if (bad?.ok === false && traces.size < inputs.value.length) return bad.answer;
  return answered(writing.portal.clock, 201, carryOut(writing, checked));
};

type Change = z.infer<typeof changed>;

const twice = (inputs: readonly Change[]): string[] => {
  const ids = inputs.map(({ id, idProperty = '' }) => `${idProperty}${id}`);
  return inputs.flatMap(({ id }, index) => (ids.indexOf(ids[index] ?? '') < index ? [id] : []));
};

const changesOf = (writing: Writing): Parsed<Change[]> => {
  const inputs = inputsOf(writing, changed);
  if (!inputs.ok) return inputs;
  const ids = twice(inputs.value);
  return ids.length === 0 ? inputs : refused(invalid(`Duplicate IDs found in batch input: [${ids.join(', ')}]`));
};

const updateOf = (writing: Writing, input: Change, taken: Set<string>): Parsed<Ready> => {
  const find = recordFinder(writing.portal.state, writing.type, input.idProperty);
  if (!find.ok) return find;
  const record = find.value(input.id);
  return record?.archived === false
    ? readyToUpdate(writing, { properties: input.properties, record, taken })
    : refused(objectNotFound(input.id));
};

/** `POST …/batch/update`: each input stands for itself. */
export const batchUpdate = (writing: Writing): Answer => {
  const inputs = changesOf(writing);
  if (!inputs.ok) return inputs.answer;
  const taken = new Set<string>();
  const checked = inputs.value.map((input) => ({ input, ready: updateOf(writing, input, taken) }));
  return answered(writing.portal.clock, 200, carryOut(writing, checked));
};

/** `POST …/batch/upsert`: what the unique property finds is updated, the rest is made with it; each input stands for itself. */
export const batchUpsert = (writing: Writing): Answer => {
  const inputs = changesOf(writing);
  if (!inputs.ok) return inputs.answer;
  const taken = new Set<string>();
  const checked = inputs.value.map((input) => {
    const { id, idProperty, properties } = input;
    const find = recordFinder(writing.portal.state, writing.type, idProperty);
    const isNew = find.ok && idProperty !== undefined && find.value(id)?.archived !== false;
    const ready = isNew
      ? readyToCreate(writing, { properties: { ...properties, [idProperty]: id }, taken })
      : updateOf(writing, input, taken);
    return { input, ready, more: { new: isNew } };
  });
  return answered(writing.portal.clock, 200, carryOut(writing, checked));
};

/** `POST …/batch/archive`: ids that are not there, or archived already, are passed over. */
export const batchArchive = (writing: Writing): Answer => {
  const inputs = inputsOf(writing, archived);
  if (!inputs.ok) return inputs.answer;
  const { portal, type, by } = writing;
  for (const { id } of inputs.value) {
    const record = portal.state.records[type.name][id];
    if (record !== undefined) archiveRecord(portal, { type, record, by });
  }
  return { status: 204, body: undefined };
};
