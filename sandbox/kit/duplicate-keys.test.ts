import { duplicateKey } from './duplicate-keys.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":[{"b":1,"c":{"b":1},"b":2}]}', 'b'],
  ['{"a":{"x":1},"b":{"x":1}}', undefined],
  ['[{"a":1},{"a":1}]', undefined],
  ['{"a":"a","b":"\\"a\\":1, {"}', undefined],
  ['{"\\u0061":1,"a":2}', 'a'],
  ['{}', undefined],
])('%s holds %j twice', (json, key) => {
  expect(duplicateKey(json)).toBe(key);
});
