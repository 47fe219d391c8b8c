import type { Request } from 'express';
import { z } from 'zod';
import { invalid, type Parsed } from '../answer.ts';
import { bodyText, jsonBody, refused } from '../request.ts';

/** HubSpot's limits of one search; see the CRM search guide. */
const MOST = { bodyCharacters: 3000, groups: 5, filtersInGroup: 6, filters: 18, page: 200, results: 10_000 };

const filterSchema = z.strictObject({
  propertyName: z.string(),
  operator: z.enum([
    'EQ',
    'NEQ',
    'LT',
    'LTE',
    'GT',
    'GTE',
    'BETWEEN',
    'IN',
    'NOT_IN',
    'HAS_PROPERTY',
    'NOT_HAS_PROPERTY',
    'CONTAINS_TOKEN',
    'NOT_CONTAINS_TOKEN',
  ]),
  value: z.string().optional(),
  highValue: z.string().optional(),
  values: z.array(z.string()).optional(),
});
export type Filter = z.infer<typeof filterSchema>;

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

/** The value that each operator cannot do without. */
const needed = (operator: Filter['operator']): ('value' | 'highValue' | 'values')[] => {
  switch (operator) {
    case 'HAS_PROPERTY':
    case 'NOT_HAS_PROPERTY':
      return [];
    case 'IN':
    case 'NOT_IN':
      return ['values'];
    case 'BETWEEN':
      return ['value', 'highValue'];
    default:
      return ['value'];
  }
};

/** What is wrong with a search that has the right shape; undefined when nothing is. */
const faultOf = ({ filterGroups, sorts, limit, after }: Search, known: ReadonlySet<string>): string | undefined => {
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
  const incomplete = filters.find((filter) => needed(filter.operator).some((key) => filter[key] === undefined));
  if (incomplete === undefined) return undefined;
  return `${incomplete.operator} needs ${needed(incomplete.operator).join(' and ')} (${incomplete.propertyName})`;
};

/** Reads a search and refuses what HubSpot refuses. `known` are the names of the object's properties. */
export const searchRequest = (request: Request, known: ReadonlySet<string>): Parsed<Search> => {
  if (bodyText(request).length > MOST.bodyCharacters) {
    return refused(invalid(`The body of a search may have at most ${MOST.bodyCharacters} characters`));
  }
  const body = jsonBody(request, bodySchema);
  if (!body.ok) return body;
  const fault = faultOf(body.value, known);
  return fault === undefined ? body : refused(invalid(`There was a problem with the request: ${fault}`));
};
