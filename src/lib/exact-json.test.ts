import fc from 'fast-check';
import { decimal } from '../lib/money.ts';
import { parseExactJson } from './exact-json.ts';

test('any decimal arrives digit by digit', () => {
  const digits = (minLength: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${minLength},25}$`));
  fc.assert(
    fc.property(fc.boolean(), digits(0), digits(0), (negative, whole, part) => {
      const text = `${negative ? '-' : ''}${whole}.${part}`;
      expect(parseExactJson(`{"rows":[{"Total":${text}}]}`)).toEqual({ rows: [{ Total: text }] });
    }),
  );
});

test('everything but numbers is as JSON.parse has it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const asText = (_key: string, part: unknown): unknown => (typeof part === 'number' ? JSON.stringify(part) : part);
      expect(parseExactJson(text)).toEqual(JSON.parse(text, asText));
    }),
  );
});

test('exponents are decimals too', () => {
  expect(decimal(String(parseExactJson('1.5E+3'))).toFixed()).toBe('1500');
});

test.each(['', '{', '{"a":1', '[1,]', '<html>', 'undefined', '{} {}'])('%j is no whole JSON', (text) => {
  expect(() => parseExactJson(text)).toThrow(SyntaxError);
});
