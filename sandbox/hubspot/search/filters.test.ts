import type { PropertyType } from '../properties/catalogue.ts';
import { holds } from './filters.ts';
import type { Filter } from './filter-schema.ts';

type Given = Omit<Filter, 'propertyName'>;
const meets = (type: PropertyType, value: string | null, filter: Given): boolean =>
  holds({ propertyName: 'p', ...filter }, type, value);

test.each<[type: PropertyType, value: string, filter: Given, expected: boolean]>([
  ['number', '900', { operator: 'LT', value: '10000' }, true],
  ['number', '1200.50', { operator: 'EQ', value: '1200.5' }, true],
  ['number', '10', { operator: 'BETWEEN', value: '10', highValue: '20' }, true],
  ['number', '21', { operator: 'BETWEEN', value: '10', highValue: '20' }, false],
  ['number', '5', { operator: 'IN', values: ['4', '5.0'] }, true],
  ['datetime', '2026-01-20T00:00:00.000Z', { operator: 'GTE', value: '1768867200000' }, true],
  ['datetime', '2026-01-20T00:00:00.001Z', { operator: 'LTE', value: '2026-01-20T00:00:00Z' }, false],
  ['string', 'Acme', { operator: 'EQ', value: 'ACME' }, true],
  ['string', 'Acme', { operator: 'NEQ', value: 'acme' }, false],
  ['string', 'Acme', { operator: 'IN', values: ['acme'] }, true],
  ['string', 'Acme', { operator: 'IN', values: ['Acme'] }, false],
  ['string', 'Acme', { operator: 'NOT_IN', values: ['acme'] }, false],
  ['enumeration', 'customer', { operator: 'EQ', value: 'Customer' }, false],
  ['enumeration', 'customer', { operator: 'IN', values: ['lead', 'customer'] }, true],
  ['string', "O'Brien & Søn Ltd", { operator: 'CONTAINS_TOKEN', value: 'søn' }, true],
  ['string', "O'Brien & Søn Ltd", { operator: 'CONTAINS_TOKEN', value: 'Bri' }, false],
  ['string', 'ada@acme.example', { operator: 'CONTAINS_TOKEN', value: '*@acme.example' }, true],
  ['string', 'ada@acme.example', { operator: 'CONTAINS_TOKEN', value: '*@acmeXexample' }, false],
  ['string', 'Acme Signs', { operator: 'NOT_CONTAINS_TOKEN', value: 'signs' }, false],
  ['string', 'x', { operator: 'HAS_PROPERTY' }, true],
  ['string', 'x', { operator: 'NOT_HAS_PROPERTY' }, false],
])('%s %s against %j: %s', (...[type, value, filter, expected]) => {
  expect(meets(type, value, filter)).toBe(expected);
});

test.each<Given>([
  { operator: 'EQ', value: '' },
  { operator: 'NEQ', value: 'x' },
  { operator: 'NOT_IN', values: ['x'] },
  { operator: 'NOT_CONTAINS_TOKEN', value: 'x' },
  { operator: 'LT', value: '5' },
  { operator: 'HAS_PROPERTY' },
])('a record without a value does not meet %j', (filter) => {
  expect(meets('number', null, filter)).toBe(false);
});

test('a record without a value meets NOT_HAS_PROPERTY', () => {
  expect(meets('string', null, { operator: 'NOT_HAS_PROPERTY' })).toBe(true);
  expect(meets('string', '', { operator: 'NOT_HAS_PROPERTY' })).toBe(true);
});
