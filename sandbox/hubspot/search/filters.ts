import type { PropertyType } from '../properties/catalogue.ts';
import type { Filter } from './filter-schema.ts';
import { comparable, containsToken, type Comparable } from './values.ts';

const compare: Record<'LT' | 'LTE' | 'GT' | 'GTE', (a: Comparable, b: Comparable) => boolean> = {
  LT: (a, b) => a < b,
  LTE: (a, b) => a <= b,
  GT: (a, b) => a > b,
  GTE: (a, b) => a >= b,
};

/** Whether a list names the value. Values of strings must be given in lower case: HubSpot compares them as they are. */
const listed = (type: PropertyType, text: string, values: readonly string[]): boolean =>
  type === 'string'
    ? values.includes(text.toLowerCase())
    : values.some((value) => comparable(type, value) === comparable(type, text));

const holdsFor = (filter: Filter, type: PropertyType, text: string): boolean => {
  const own = comparable(type, text);
  const given = comparable(type, filter.value ?? '');
  switch (filter.operator) {
    case 'HAS_PROPERTY':
      return true;
    case 'NOT_HAS_PROPERTY':
      return false;
    case 'EQ':
      return own === given;
    case 'NEQ':
      return own !== given;
    case 'BETWEEN':
      return own >= given && own <= comparable(type, filter.highValue ?? '');
    case 'IN':
      return listed(type, text, filter.values ?? []);
    case 'NOT_IN':
      return !listed(type, text, filter.values ?? []);
    case 'CONTAINS_TOKEN':
      return containsToken(text, filter.value ?? '');
    case 'NOT_CONTAINS_TOKEN':
      return !containsToken(text, filter.value ?? '');
    default:
      return compare[filter.operator](own, given);
  }
};

/** Whether a filter holds. A record without a value meets `NOT_HAS_PROPERTY` alone, no other negation. */
export const holds = (filter: Filter, type: PropertyType, value: string | null | undefined): boolean =>
  value == null || value === '' ? filter.operator === 'NOT_HAS_PROPERTY' : holdsFor(filter, type, value);
