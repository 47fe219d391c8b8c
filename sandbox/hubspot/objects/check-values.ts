import type { PropertyDefinition, PropertyType } from '../properties/catalogue.ts';
import { allowedValues } from '../properties/options.ts';
import type { HubSpotState } from '../state.ts';

/** Why HubSpot does not take the value of a property; `error` is HubSpot's word for it. */
export interface ValueFault {
  name: string;
  error: string;
  message: string;
}

/** A value as HubSpot keeps it (null: none), or what is wrong with it. */
export type CheckedValue = { ok: true; value: string | null } | { ok: false; fault: ValueFault };

const NUMBER = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const DATE = /^\d{4}-\d\d-\d\d$/;
const MIDNIGHT = 86_400_000;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** The time that a text names: ISO 8601 with a zone, or milliseconds since 1970. */
const instant = (text: string): number | undefined => {
  const time = /^-?\d+$/.test(text) ? Number(text) : /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) || Math.abs(time) > 8.64e15 ? undefined : time;
};

const isCalendarDate = (text: string): boolean => {
  const time = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const asDate = (text: string): string | undefined => {
  if (isCalendarDate(text)) return text;
  const time = instant(text);
  return time === undefined || time % MIDNIGHT !== 0 ? undefined : new Date(time).toISOString().slice(0, 10);
};

const asTime = (text: string): string | undefined => {
  const time = isCalendarDate(text) ? Date.parse(text) : instant(text);
  return time === undefined ? undefined : new Date(time).toISOString();
};

type ReadType = Exclude<PropertyType, 'string' | 'enumeration'>;

const readers: Record<ReadType, [error: string, read: (text: string) => string | undefined]> = {
  number: ['INVALID_NUMERIC_VALUE', (text) => (NUMBER.test(text) ? text : undefined)],
  date: ['INVALID_DATE', asDate],
  datetime: ['INVALID_DATE', asTime],
  bool: ['INVALID_BOOLEAN', (text) => (text === 'true' || text === 'false' ? text : undefined)],
};

/** Whether a filter may compare values of that type with the text: a date with any time. */
export const isComparable = (type: ReadType, text: string): boolean =>
  readers[type === 'date' ? 'datetime' : type][1](text) !== undefined;

const fault = (name: string, error: string, message: string): CheckedValue => ({
  ok: false,
  fault: { name, error, message },
});

/** A set of choices (`a;b`) for check boxes, one choice for the rest. */
const chosen = (state: HubSpotState, property: PropertyDefinition, text: string): CheckedValue => {
  const allowed = allowedValues(state, property);
  const values = property.fieldType === 'checkbox' ? text.split(';').filter((value) => value !== '') : [text];
  const strange = values.find((value) => allowed?.includes(value) === false);
  if (strange === undefined) return { ok: true, value: text };
  const message = `${strange} was not one of the allowed options: [${allowed?.join(', ') ?? ''}]`;
  return fault(property.name, 'INVALID_OPTION', message);
};

/** Checks one value as it was sent and brings it into HubSpot's form. An empty text takes the value away. */
export const checkValue = (state: HubSpotState, property: PropertyDefinition, text: string): CheckedValue => {
  const { name, type } = property;
  if (property.calculated)
    return fault(name, 'READ_ONLY_VALUE', `"${name}" is a read only property; its value cannot be set.`);
  if (text === '') return { ok: true, value: null };
  if (type === 'enumeration') return chosen(state, property, text);
  if (name === 'email') {
    return EMAIL.test(text)
      ? { ok: true, value: text.toLowerCase() }
      : fault(name, 'INVALID_EMAIL', `Email address ${text} is invalid`);
  }
  if (type === 'string') return { ok: true, value: text };
  const [error, read] = readers[type];
  const value = read(text);
  return value === undefined ? fault(name, error, `${text} was not a valid ${type}.`) : { ok: true, value };
};
