import type { PropertyType } from '../properties/catalogue.ts';

/** A value that `<` orders as HubSpot orders values of its type. */
export type Comparable = number | string;

const time = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Date.parse(text));

/**
 * Reads the text of a property or of a filter by the property's type: numbers by size, times by milliseconds (HubSpot
 * takes ISO 8601 and epoch milliseconds), strings without regard to case, enumerations exactly.
 */
export const comparable = (type: PropertyType, text: string): Comparable => {
  switch (type) {
    case 'number':
      return Number(text);
    case 'date':
    case 'datetime':
      return time(text);
    case 'string':
      return text.toLowerCase();
    case 'enumeration':
    case 'bool':
      return text;
  }
};

/** The words of a text, as a token search sees them. */
export const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const escaped = (text: string): string => text.replace(/[\\^$.+?()[\]{}|]/g, '\\$&');

/** Whether a text contains a token, or (with `*`) matches a pattern as a whole or in one of its words. */
export const containsToken = (text: string, wanted: string): boolean => {
  const words = tokens(text);
  if (!wanted.includes('*')) {
    const sought = tokens(wanted);
    return sought.length > 0 && sought.every((token) => words.includes(token));
  }
  const pattern = new RegExp(`^${escaped(wanted.toLowerCase()).replaceAll('*', '.*')}$`, 'su');
  return [text.toLowerCase(), ...words].some((part) => pattern.test(part));
};
