/** What ECMAScript hands to a reviver beside key and value; TypeScript's library does not know it yet. */
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

const numbersAsText: Reviver = (_key, value, context) => (typeof value === 'number' ? context.source : value);

/**
 * Reads JSON with each number kept as the text it was sent as, so that no amount of money ever passes through a float,
 * and a vendor's number and its number-in-quotes look the same. Throws a SyntaxError on anything but whole JSON.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, numbersAsText as (key: string, value: unknown) => unknown);
}
