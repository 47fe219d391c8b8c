import type { Request } from 'express';
import { z } from 'zod';
import { invalid, type Answer, type Parsed } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import type { ObjectType } from '../object-types.ts';
import { batchAnswer } from '../objects/batch-read.ts';
import { jsonBody } from '../request.ts';
import type { PropertyDefinition } from './catalogue.ts';
import { archiveProperty, defineProperty, redefineProperty } from './define.ts';
import { groupCreate, groupUpdate, propertyCreate, propertyUpdate } from './definition-schema.ts';
import { archiveGroup, defineGroup, redefineGroup } from './groups.ts';
import { presentGroup, presentProperty } from './present-property.ts';

const MOST_INPUTS = 100;
const named = z.strictObject({ name: z.string() });

type Write = (portal: Portal, type: ObjectType, request: Request) => Answer;

const answered = (
  portal: Portal,
  type: ObjectType,
  { status, made }: { status: number; made: Parsed<PropertyDefinition> },
) => (made.ok ? { status, body: presentProperty(portal.state, type, { property: made.value }) } : made.answer);

const create: Write = (portal, type, request) => {
  const body = jsonBody(request, propertyCreate);
  if (!body.ok) return body.answer;
  return answered(portal, type, { status: 201, made: defineProperty(portal, type, body.value) });
};

const update: Write = (portal, type, request) => {
  const body = jsonBody(request, propertyUpdate);
  if (!body.ok) return body.answer;
  const name = String(request.params['propertyName']);
  return answered(portal, type, { status: 200, made: redefineProperty(portal, type, { name, changes: body.value }) });
};

const archive: Write = (portal, type, request) => archiveProperty(portal, type, String(request.params['propertyName']));

const tooMany = (count: number): Answer | undefined =>
  count > MOST_INPUTS ? invalid(`The maximum number of inputs in a batch is ${MOST_INPUTS}, not ${count}`) : undefined;

/** Each input stands for itself; what cannot be made is told in a 207. */
const batchCreate: Write = (portal, type, request) => {
  const body = jsonBody(request, z.strictObject({ inputs: z.array(propertyCreate).min(1) }));
  if (!body.ok) return body.answer;
  const refusal = tooMany(body.value.inputs.length);
  if (refusal !== undefined) return refusal;
  const made = body.value.inputs.map((input) => defineProperty(portal, type, input));
  const results = made.flatMap((one) => (one.ok ? [presentProperty(portal.state, type, { property: one.value })] : []));
  const errors = made.flatMap((one) =>
    one.ok ? [] : [{ context: {}, errors: [], links: {}, ...(one.answer.body as object) }],
  );
  return batchAnswer(portal.clock, results, errors);
};

/** Names that are not there are passed over. */
const batchArchive: Write = (portal, type, request) => {
  const body = jsonBody(request, z.strictObject({ inputs: z.array(named).min(1) }));
  if (!body.ok) return body.answer;
  const refusal = tooMany(body.value.inputs.length);
  if (refusal !== undefined) return refusal;
  for (const { name } of body.value.inputs) archiveProperty(portal, type, name);
  return { status: 204, body: undefined };
};

const createGroup: Write = (portal, type, request) => {
  const body = jsonBody(request, groupCreate);
  if (!body.ok) return body.answer;
  const group = defineGroup(portal, type, body.value);
  return group.ok ? { status: 201, body: presentGroup(group.value) } : group.answer;
};

const updateGroup: Write = (portal, type, request) => {
  const body = jsonBody(request, groupUpdate);
  if (!body.ok) return body.answer;
  const group = redefineGroup(portal, type, { name: String(request.params['groupName']), changes: body.value });
  return group.ok ? { status: 200, body: presentGroup(group.value) } : group.answer;
};

const removeGroup: Write = (portal, type, request) => archiveGroup(portal, type, String(request.params['groupName']));

const rows: [name: string, method: ApiOperation['method'], path: string, write: Write][] = [
  ['properties.create', 'post', '', create],
  ['properties.batchCreate', 'post', '/batch/create', batchCreate],
  ['properties.batchArchive', 'post', '/batch/archive', batchArchive],
  ['properties.update', 'patch', '/:propertyName', update],
  ['properties.archive', 'delete', '/:propertyName', archive],
  ['groups.create', 'post', '/groups', createGroup],
  ['groups.update', 'patch', '/groups/:groupName', updateGroup],
  ['groups.archive', 'delete', '/groups/:groupName', removeGroup],
];

/** What changes the definitions of one kind of record. */
export const propertyWriteOperations = (
  portal: Portal,
  { type, path: root }: { type: ObjectType; path: string },
): ApiOperation[] =>
  rows.map(([name, method, path, write]) => ({
    id: `${type.name}.${name}`,
    method,
    path: root + path,
    scopes: type.schemaWriteScopes,
    answer: ({ request }) => write(portal, type, request),
  }));
