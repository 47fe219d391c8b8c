import { isComparable } from '../objects/check-values.ts';
import type { PropertyDefinition, PropertyType } from '../properties/catalogue.ts';
import { allowedValues } from '../properties/options.ts';
import type { HubSpotState } from '../state.ts';
import type { Filter } from './filter-schema.ts';

type Operator = Filter['operator'];
type Part = 'value' | 'highValue' | 'values';

const PARTS: readonly Part[] = ['value', 'highValue', 'values'];
const ORDERED: readonly Operator[] = ['LT', 'LTE', 'GT', 'GTE', 'BETWEEN'];
const TOKENS: readonly Operator[] = ['CONTAINS_TOKEN', 'NOT_CONTAINS_TOKEN'];

/** What each operator takes, no less and no more. */
const takes = (operator: Operator): readonly Part[] => {
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

/** Whether values of that type can be compared so. */
const fits = (operator: Operator, type: PropertyType): boolean => {
  if (ORDERED.includes(operator)) return type !== 'enumeration' && type !== 'bool';
  return !TOKENS.includes(operator) || type === 'string' || type === 'enumeration';
};

const isValue = (state: HubSpotState, property: PropertyDefinition, text: string): boolean => {
  const { type } = property;
  if (type === 'string') return true;
  return type === 'enumeration' ? allowedValues(state, property)?.includes(text) !== false : isComparable(type, text);
};

/** What is wrong with a filter on that property; undefined when nothing is. */
export const filterFault = (state: HubSpotState, property: PropertyDefinition, filter: Filter): string | undefined => {
  const { operator, value, highValue, values = [] } = filter;
  const { name, type } = property;
  const wanted = takes(operator);
  if (wanted.some((part) => filter[part] === undefined)) return `${operator} needs ${wanted.join(' and ')} (${name})`;
  const idle = PARTS.find((part) => filter[part] !== undefined && !wanted.includes(part));
  if (idle !== undefined) return `${operator} takes no ${idle} (${name})`;
  if (wanted.includes('values') && values.length === 0) return `${operator} needs values (${name})`;
  if (!fits(operator, type)) return `${operator} cannot be asked of "${name}", which is of the type ${type}`;
  if (TOKENS.includes(operator)) return undefined;
  const strange = [value, highValue, ...values].find((text) => text !== undefined && !isValue(state, property, text));
  return strange === undefined ? undefined : `"${strange}" is no value of "${name}", which is of the type ${type}`;
};
