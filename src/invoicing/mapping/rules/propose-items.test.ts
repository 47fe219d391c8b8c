import fc from 'fast-check';
import type { MirrorItem } from '../facts.ts';
import { likenessOf, proposeItems } from './propose-items.ts';

const item = (code: string, name: string): MirrorItem => ({
  ...{ id: `id-${code}`, code, name, isSold: true, isTracked: false },
  ...{ unitPrice: null, accountCode: null, taxType: null },
});
const proposed = (name: string, items: MirrorItem[], sku: string | null = null): string[] =>
  proposeItems({ name, sku }, items).map(({ itemCode }) => itemCode);

const priceList = [
  item('A', 'Window sign'),
  item('B', 'Window sign, large'),
  item('C', 'Sign maintenance'),
  item('D', 'Support premium'),
  item('E', 'Delivery'),
];

test.each([
  ['the same words first, then those that hold them', 'Window sign', ['A', 'B']],
  ['in whatever order they stand', 'sign WINDOW', ['A', 'B']],
  ['one word of two', 'Support', ['D']],
  ['a slip of the pen', 'Window sing', ['A', 'B']],
  ['nothing alike', 'Catering', []],
  ['words that begin alike and go on otherwise', 'Delta kit', []],
  ['a single letter proves nothing', 'S', []],
  ['nothing at all', '', []],
])('%s', (_what, name, expected) => expect(proposed(name, priceList)).toEqual(expected));

test('a SKU that differs by hyphens and blanks goes before like names', () => {
  const items = [item('PAINT', 'Wall paint, white'), item('WP-00 1', 'Something else')];
  expect(proposed('White wall paint, matt', items, 'wp001')).toEqual(['WP-00 1', 'PAINT']);
});

test('at most five, and among equals the order of codes', () => {
  const items = ['7', '3', '5', '1', '6', '2', '4'].map((code) => item(code, 'Sign'));
  expect(proposed('Sign', items)).toEqual(['1', '2', '3', '4', '5']);
});

test('names of other scripts are compared like any', () => {
  expect(proposed('窓の看板', [item('J', '窓の看板 大'), item('K', 'Schild für Zoë')])).toEqual(['J']);
  expect(proposed('Schild fur Zoë', [item('J', '窓の看板'), item('K', 'Schild für Zoë')])).toEqual(['K']);
});

test('a price list of 5,000 items is looked through for 300 lines within a second or so', () => {
  const items = Array.from({ length: 5000 }, (_, index) => item(`${index}`, `Part ${index} of kind ${index % 70}`));
  const began = performance.now();
  for (let line = 0; line < 300; line++) proposed(`Service hour ${line}`, items);
  expect(performance.now() - began).toBeLessThan(5000);
});

const anyName = fc.stringMatching(/^[a-cA-C ]{0,12}$/);

test('likeness is the same both ways, from 0 to 1, and 1 for the same name', () => {
  fc.assert(
    fc.property(anyName, anyName, (one, other) => {
      const likeness = likenessOf(one, other);
      expect(likeness).toBe(likenessOf(other, one));
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      if (one.trim() !== '') expect(likenessOf(one, one)).toBe(1);
    }),
  );
});

test('proposals fall in likeness, and the order of the price list does not matter', () => {
  fc.assert(
    fc.property(anyName, fc.uniqueArray(anyName), (name, names) => {
      const items = names.map((one, index) => item(`${index}`.padStart(3, '0'), one));
      const proposals = proposeItems({ name, sku: null }, items);
      const likenesses = proposals.map(({ likeness }) => likeness);
      expect(likenesses).toEqual(likenesses.toSorted((a, b) => b - a));
      expect(proposeItems({ name, sku: null }, items.toReversed())).toEqual(proposals);
    }),
  );
});
