import type { Request } from 'express';
import { z } from 'zod';
import { invalid, type Answer, type Parsed } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import type { Author } from '../changes.ts';
import { findObjectType, objectTypes, type ObjectType } from '../object-types.ts';
import { batchAnswer } from '../objects/batch-read.ts';
import type { App } from '../options.ts';
import { jsonBody, refused } from '../request.ts';
import { covers, missingScopes } from '../scopes.ts';
import type { Grant } from '../state.ts';
import { addAssociation, type Pair } from './add.ts';
import { associationSpec } from './spec.ts';
import { associationTypes } from './types.ts';
import { disassociate } from './write.ts';

const MOST_INPUTS = 2000;
const ref = z.strictObject({ id: z.string() });

interface Call {
  portal: Portal;
  request: Request;
  from: ObjectType;
  to: ObjectType;
  by: Author;
}

type Write = (call: Call) => Answer;

const inputsOf = <T>(request: Request, input: z.ZodType<T>): Parsed<T[]> => {
  const body = jsonBody(request, z.strictObject({ inputs: z.array(input).min(1) }));
  if (!body.ok) return body;
  const { inputs } = body.value;
  return inputs.length <= MOST_INPUTS
    ? { ok: true, value: inputs }
    : refused(invalid(`At most ${MOST_INPUTS} inputs are allowed, not ${inputs.length}`));
};

const pairOf = ({ from, to, request }: Call): Pair => ({
  from,
  to,
  fromId: String(request.params['id']),
  toId: String(request.params['toId']),
});

/** `PublicDefaultAssociation`, from both ends. */
const presentDefault = ({ from, to, fromId, toId }: Pair): object[] =>
  [
    { from, to, ids: [fromId, toId] },
    { from: to, to: from, ids: [toId, fromId] },
  ].map(({ from: seen, to: other, ids }) => ({
    from: { id: ids[0] },
    to: { id: ids[1] },
    associationSpec: {
      associationCategory: 'HUBSPOT_DEFINED',
      associationTypeId: associationTypes(seen.name, other.name).find(({ label }) => label === null)?.typeId,
    },
  }));

/** `LabelsBetweenObjectPair`: the labels of the types that were asked for; the plain one has none. */
const presentLabels = ({ from, to, fromId, toId }: Pair, typeIds: readonly number[]): object => ({
  fromObjectTypeId: from.typeId,
  fromObjectId: fromId,
  toObjectTypeId: to.typeId,
  toObjectId: toId,
  labels: associationTypes(from.name, to.name).flatMap(({ typeId, label }) =>
    label !== null && typeIds.includes(typeId) ? [label] : [],
  ),
});

const errorOf = (pair: Pair, { body }: Answer): object => ({
  errors: [],
  links: {},
  ...(body as object),
  context: { fromObjectId: [pair.fromId], toObjectId: [pair.toId] },
});

/** Associates pair by pair; what cannot be is told in a 207. */
const addAll = (call: Call, pairs: readonly { pair: Pair; types?: z.infer<typeof associationSpec>[] }[]): Answer => {
  const done = pairs.map(({ pair, types }) => ({
    pair,
    added: addAssociation(call.portal, { pair, types, by: call.by }),
  }));
  const results = done.flatMap(({ pair, added }, index) => {
    if (!added.ok) return [];
    return pairs[index]?.types === undefined ? presentDefault(pair) : [presentLabels(pair, added.value)];
  });
  const errors = done.flatMap(({ pair, added }) => (added.ok ? [] : [errorOf(pair, added.answer)]));
  return batchAnswer(call.portal.clock, results, errors);
};

const putDefault: Write = (call) => {
  const pair = pairOf(call);
  const added = addAssociation(call.portal, { pair, by: call.by });
  return added.ok ? batchAnswer(call.portal.clock, presentDefault(pair), []) : added.answer;
};

const put: Write = (call) => {
  const types = jsonBody(call.request, z.array(associationSpec).min(1));
  if (!types.ok) return types.answer;
  const pair = pairOf(call);
  const added = addAssociation(call.portal, { pair, types: types.value, by: call.by });
  return added.ok ? { status: 201, body: presentLabels(pair, added.value) } : added.answer;
};

const remove = ({ portal, by }: Call, { from, to, fromId, toId }: Pair, typeIds?: number[]): void =>
  disassociate(portal, {
    from: { objectType: from.name, id: fromId },
    to: { objectType: to.name, id: toId },
    ...(typeIds === undefined ? {} : { typeIds }),
    by,
  });

/** What is not associated is passed over. */
const archive: Write = (call) => {
  remove(call, pairOf(call));
  return { status: 204, body: undefined };
};

const batchDefault: Write = (call) => {
  const inputs = inputsOf(call.request, z.strictObject({ from: ref, to: ref }));
  if (!inputs.ok) return inputs.answer;
  const { from, to } = call;
  return addAll(
    call,
    inputs.value.map((one) => ({ pair: { from, to, fromId: one.from.id, toId: one.to.id } })),
  );
};

const labelled = z.strictObject({ from: ref, to: ref, types: z.array(associationSpec).min(1) });

const batchCreate: Write = (call) => {
  const inputs = inputsOf(call.request, labelled);
  if (!inputs.ok) return inputs.answer;
  const { from, to } = call;
  return addAll(
    call,
    inputs.value.map(({ types, ...one }) => ({ pair: { from, to, fromId: one.from.id, toId: one.to.id }, types })),
  );
};

const batchArchive: Write = (call) => {
  const inputs = inputsOf(call.request, z.strictObject({ from: ref, to: z.array(ref).min(1) }));
  if (!inputs.ok) return inputs.answer;
  for (const input of inputs.value) {
    for (const { id } of input.to) remove(call, { from: call.from, to: call.to, fromId: input.from.id, toId: id });
  }
  return batchAnswer(call.portal.clock, [], []);
};

const batchLabelsArchive: Write = (call) => {
  const inputs = inputsOf(call.request, labelled);
  if (!inputs.ok) return inputs.answer;
  const { from, to } = call;
  for (const { types, ...one } of inputs.value) {
    const typeIds = types.map(({ associationTypeId }) => associationTypeId);
    remove(call, { from, to, fromId: one.from.id, toId: one.to.id }, typeIds);
  }
  return batchAnswer(call.portal.clock, [], []);
};

/** Finds both kinds and asks for the right to write the first and to read the second. */
const between =
  (portal: Portal, app: App, write: Write) =>
  ({ request, grant }: { request: Request; grant: Grant }): Answer => {
    const names = [request.params['from'], request.params['to']].map(String);
    const [from, to] = names.map(findObjectType);
    if (from === undefined || to === undefined) return invalid(`Unable to infer object type from: ${names.join(', ')}`);
    const lacking = [from.writeScopes, to.readScopes].find((scopes) => !covers(grant.scopes, scopes));
    if (lacking !== undefined) return missingScopes(lacking);
    const by = { changeSource: 'INTEGRATION', sourceId: String(app.appId) } as const;
    return write({ portal, request, from, to, by });
  };

const ONE = '/crm/objects/2026-09/:from/:id/associations';
const MANY = '/crm/associations/2026-09/:from/:to/batch';

const rows: [name: string, method: ApiOperation['method'], path: string, write: Write][] = [
  ['putDefault', 'put', `${ONE}/default/:to/:toId`, putDefault],
  ['put', 'put', `${ONE}/:to/:toId`, put],
  ['archive', 'delete', `${ONE}/:to/:toId`, archive],
  ['batchDefault', 'post', `${MANY}/associate/default`, batchDefault],
  ['batchCreate', 'post', `${MANY}/create`, batchCreate],
  ['batchArchive', 'post', `${MANY}/archive`, batchArchive],
  ['batchLabelsArchive', 'post', `${MANY}/labels/archive`, batchLabelsArchive],
];

/** Whatever associates records or parts them, one by one and in batches. */
export const associationWriteOperations = (portal: Portal, app: App): ApiOperation[] =>
  rows.map(([name, method, path, write]) => ({
    id: `associations.${name}`,
    method,
    path,
    scopes: objectTypes.flatMap(({ writeScopes }) => writeScopes),
    answer: between(portal, app, write),
  }));
