import type { Request } from 'express';
import { z } from 'zod';
import { invalid, type Answer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import { batchAnswer } from '../objects/batch-read.ts';
import { findObjectType, objectTypes, type ObjectType } from '../object-types.ts';
import { jsonBody } from '../request.ts';
import { covers, missingScopes } from '../scopes.ts';
import type { Grant } from '../state.ts';
import { liveLinks } from './live-links.ts';
import { presentLink } from './present-link.ts';

const MOST_INPUTS = 1000;
/** How many associated records one input gets in one answer. */
const PAGE = 500;

const bodySchema = z.strictObject({
  inputs: z.array(z.strictObject({ id: z.string(), after: z.string().regex(/^\d+$/).optional() })).min(1),
});
type Input = z.infer<typeof bodySchema>['inputs'][number];

/** HubSpot calls it an error when a record has no association of the kind, and answers 207. */
const none = (from: ObjectType, to: ObjectType, id: string): object => ({
  status: 'error',
  category: 'OBJECT_NOT_FOUND',
  subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
  message: `No ${to.singular} is associated with ${from.singular} ${id}.`,
  context: { fromObjectId: [id], fromObjectType: [from.singular], toObjectType: [to.singular] },
});

const found = ({ state }: Portal, { from, to }: { from: ObjectType; to: ObjectType }, input: Input): object => {
  const links = liveLinks(state, { from: from.name, id: input.id, to: to.name });
  const start = Number(input.after ?? '0');
  const shown = links.slice(start, start + PAGE).map((link) => presentLink(from.name, to.name, link));
  const end = start + PAGE;
  const paging = end < links.length ? { paging: { next: { after: String(end) } } } : {};
  return { from: { id: input.id }, to: shown, ...paging };
};

const read = (portal: Portal, { request, grant }: { request: Request; grant: Grant }): Answer => {
  const names = [request.params['from'], request.params['to']].map(String);
  const [from, to] = names.map(findObjectType);
  if (from === undefined || to === undefined) return invalid(`Unable to infer object type from: ${names.join(', ')}`);
  const unread = [from, to].find(({ readScopes }) => !covers(grant.scopes, readScopes));
  if (unread !== undefined) return missingScopes(unread.readScopes);
  const body = jsonBody(request, bodySchema);
  if (!body.ok) return body.answer;
  const { inputs } = body.value;
  if (inputs.length > MOST_INPUTS) return invalid(`At most ${MOST_INPUTS} inputs are allowed, not ${inputs.length}`);
  const linked = ({ id }: Input): boolean => liveLinks(portal.state, { from: from.name, id, to: to.name }).length > 0;
  const results = inputs.filter(linked).map((input) => found(portal, { from, to }, input));
  const errors = inputs.filter((input) => !linked(input)).map(({ id }) => none(from, to, id));
  return batchAnswer(portal.clock, results, errors);
};

/** `POST /crm/associations/2026-09/{from}/{to}/batch/read`; the token must be able to read both kinds. */
export const associationOperations = (portal: Portal): ApiOperation[] => [
  {
    id: 'associations.batchRead',
    method: 'post',
    path: '/crm/associations/2026-09/:from/:to/batch/read',
    scopes: objectTypes.flatMap(({ readScopes }) => readScopes),
    answer: (call) => read(portal, call),
  },
];
