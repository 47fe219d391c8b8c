import fc from 'fast-check';
import { decimal } from '../../lib/money.ts';
import { jsonText, type Json } from './json-text.ts';

test.each<[Json, string]>([
  [decimal('0.1').plus('0.2'), '0.3'],
  [decimal('123456789012345678.9012'), '123456789012345678.9012'],
  [decimal('1e-7'), '0.0000001'],
  [decimal('1e21'), '1000000000000000000000'],
  ['a "b" \n \u2028 é', JSON.stringify('a "b" \n \u2028 é')],
  ['cut \ud83d', '"cut \ufffd"'],
  [{ a: [decimal('1'), 'x'], b: undefined, c: {} }, '{"a":[1,"x"],"c":{}}'],
])('%# is written exactly', (value, text) => expect(jsonText(value)).toBe(text));

test('it is JSON, and texts come back as they were', () => {
  const strings = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed());
  const value = fc.dictionary(strings, fc.array(strings));
  fc.assert(fc.property(value, (given) => expect(JSON.parse(jsonText(given))).toEqual({ ...given })));
});
