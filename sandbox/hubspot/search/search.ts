import type { Request } from 'express';
import type { CrmRecord } from '../../seed/world.ts';
import type { Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import { presenter } from '../objects/present-record.ts';
import { allProperties, type Properties } from '../objects/properties.ts';
import type { ObjectType } from '../object-types.ts';
import type { PropertyType } from '../properties/catalogue.ts';
import { holds } from './filters.ts';
import { searchRequest, type Search, type Sort } from './request.ts';
import { comparable, tokens } from './values.ts';

interface Found {
  record: CrmRecord;
  properties: Properties;
}

/** Every word of the query must begin a word of the record's searched properties. */
const matchesQuery = (type: ObjectType, query: string, properties: Properties): boolean => {
  const words = type.searchedProperties.flatMap((name) => tokens(properties[name] ?? ''));
  return tokens(query).every((sought) => words.some((word) => word.startsWith(sought)));
};

/** Orders by one property, records without a value last; equal ones by creation, as without a sort. */
const sorter = (sort: Sort | undefined, types: ReadonlyMap<string, PropertyType>): ((a: Found, b: Found) => number) => {
  const age = (a: Found, b: Found): number => Date.parse(a.record.createdAt) - Date.parse(b.record.createdAt);
  if (sort === undefined) return age;
  const { propertyName, direction } = sort;
  const sign = direction === 'ASCENDING' ? 1 : -1;
  const type = types.get(propertyName) ?? 'string';
  return (a, b) => {
    const [left, right] = [a.properties[propertyName], b.properties[propertyName]];
    if (left == null || right == null) return Number(left == null) - Number(right == null) || age(a, b);
    const [x, y] = [comparable(type, left), comparable(type, right)];
    return x === y ? age(a, b) : x < y ? -sign : sign;
  };
};

const find = (portal: Portal, type: ObjectType, search: Search): Found[] => {
  const { state, clock, index, faults } = portal;
  const types = new Map(state.properties[type.name].map((property) => [property.name, property.type]));
  const fits = (properties: Properties): boolean =>
    search.filterGroups.length === 0 ||
    search.filterGroups.some(({ filters }) =>
      filters.every((filter) =>
        holds(filter, types.get(filter.propertyName) ?? 'string', properties[filter.propertyName]),
      ),
    );
  const lagMs = faults.lagMs(`${type.name}.search`);
  return index
    .asOf(state, type.name, new Date(clock.now().getTime() - lagMs))
    .filter(({ archived }) => !archived)
    .map((record) => ({ record, properties: allProperties(state, type, record) }))
    .filter(({ properties }) => matchesQuery(type, search.query, properties) && fits(properties))
    .sort(sorter(search.sorts[0], types));
};

/** `POST …/search`: groups are alternatives, the filters of a group must all hold. Shows what is indexed, not what is. */
export const searchRecords = (portal: Portal, type: ObjectType, request: Request): Answer => {
  const { state } = portal;
  const parsed = searchRequest(state, type, request);
  if (!parsed.ok) return parsed.answer;
  const { after, limit, properties } = parsed.value;
  const found = find(portal, type, parsed.value);
  const present = presenter(state, type, properties);
  const results = found.slice(after, after + limit).map(({ record }) => present(record));
  const end = after + results.length;
  const paging = end < found.length ? { paging: { next: { after: String(end) } } } : {};
  return { status: 200, body: { total: found.length, results, ...paging } };
};
