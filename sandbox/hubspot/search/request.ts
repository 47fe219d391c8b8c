import type { Request } from 'express';
import { z } from 'zod';
import { invalid, type Parsed } from '../answer.ts';
import type { ObjectType } from '../object-types.ts';
import { bodyText, jsonBody, refused } from '../request.ts';
import type { HubSpotState } from '../state.ts';
import { filterFault } from './filter-faults.ts';
import { filterSchema } from './filter-schema.ts';

/** HubSpot's limits of one search; see the CRM search guide. */
const MOST = { bodyCharacters: 3000, groups: 5, filtersInGroup: 6, filters: 18, page: 200, results: 10_000 };

const directedSort = z.strictObject({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']) });

/** `name`, `-name`, or an object: the OpenAPI document has the strings, the guide the objects. */
const sortSchema = z.union([
  directedSort,
  z.string().transform((text): z.infer<typeof directedSort> => {
    const descending = text.startsWith('-');
    return { propertyName: descending ? text.slice(1) : text, direction: descending ? 'DESCENDING' : 'ASCENDING' };
  }),
]);
export type Sort = z.infer<typeof directedSort>;

const bodySchema = z.strictObject({
  filterGroups: z.array(z.strictObject({ filters: z.array(filterSchema) })).default([]),
  query: z.string().default(''),
  sorts: z.array(sortSchema).default([]),
  properties: z.array(z.string()).default([]),
  limit: z.int().min(1).max(MOST.page).default(10),
  after: z.union([z.string().regex(/^\d*$/).transform(Number), z.int().min(0)]).default(0),
});
export type Search = z.infer<typeof bodySchema>;

/** What is wrong with a search that has the right shape; undefined when nothing is. */
const faultOf = (
  state: HubSpotState,
  type: ObjectType,
  { filterGroups, sorts, limit, after }: Search,
): string | undefined => {
  const known = new Map(state.properties[type.name].map((property) => [property.name, property]));
  const filters = filterGroups.flatMap((group) => group.filters);
  if (filterGroups.length > MOST.groups) return `At most ${MOST.groups} filterGroups are allowed`;
  if (filterGroups.some((group) => group.filters.length > MOST.filtersInGroup)) {
    return `At most ${MOST.filtersInGroup} filters are allowed in a group`;
  }
  if (filters.length > MOST.filters) return `At most ${MOST.filters} filters are allowed in all`;
  if (sorts.length > 1) return 'Only one sort is allowed';
  if (after + limit > MOST.results) return `Only the first ${MOST.results} results can be paged through`;
  const names = [...filters, ...sorts].map(({ propertyName }) => propertyName);
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) return `Property "${unknown}" does not exist`;
  for (const filter of filters) {
    const property = known.get(filter.propertyName);
    const fault = property && filterFault(state, property, filter);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

/** Reads a search of records of one kind and refuses what HubSpot refuses. */
export const searchRequest = (state: HubSpotState, type: ObjectType, request: Request): Parsed<Search> => {
  if (bodyText(request).length > MOST.bodyCharacters) {
    return refused(invalid(`The body of a search may have at most ${MOST.bodyCharacters} characters`));
  }
  const body = jsonBody(request, bodySchema);
  if (!body.ok) return body;
  const fault = faultOf(state, type, body.value);
  return fault === undefined ? body : refused(invalid(`There was a problem with the request: ${fault}`));
};
