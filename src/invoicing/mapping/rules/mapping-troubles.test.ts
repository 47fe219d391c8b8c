import fc from 'fast-check';
import { decimal } from '../../../lib/money.ts';
import type { MirrorItem, Product } from '../facts.ts';
import { compareMappings, finderIn, isInUse, type PriceLists } from './mapping-troubles.ts';

const item = (id: string, code: string, more: Partial<MirrorItem> = {}): MirrorItem => ({
  ...{
    id,
    code,
    name: code,
    isSold: true,
    isTracked: false,
    unitPrice: decimal('10'),
    accountCode: null,
    taxType: null,
  },
  ...more,
});
const product = (id: string, sku: string | null, more: Partial<Product> = {}): Product => ({
  ...{ id, name: `P${id}`, description: null, sku, price: decimal('10') },
  ...more,
});
const lists = (more: Partial<PriceLists> = {}): PriceLists => ({
  ...{ products: [product('1', 'A')], items: [item('a', 'A')], links: [] },
  ...more,
});
const linked = { links: [{ productId: '1', itemId: 'a' }], products: [product('1', 'OWN')] };
const dear = decimal('12');

test.each<[string, PriceLists, PriceLists, string | null]>([
  ['nothing has changed', lists(), lists(), null],
  ['a new product with an item', lists({ products: [] }), lists(), null],
  [
    'a new product without one',
    lists({ products: [] }),
    lists({ items: [] }),
    '“P1” is new in HubSpot, and no item of Xero is known for it.',
  ],
  ['an old product that never had one', lists({ items: [] }), lists({ items: [item('b', 'B')] }), null],
  ['its item is gone', lists(), lists({ items: [] }), '“P1” was billed as the item A, which is no longer in Xero.'],
  [
    'its item is no longer sold',
    lists(),
    lists({ items: [item('a', 'A', { isSold: false })] }),
    '“P1” was billed as the item A, which is no longer sold.',
  ],
  [
    'its linked item is gone',
    lists(linked),
    lists({ ...linked, items: [] }),
    '“P1” was billed as the item A, which is no longer in Xero.',
  ],
  [
    'its item has another code',
    lists(),
    lists({ items: [item('a', 'B')] }),
    '“P1” was billed as the item A, whose code is B now.',
  ],
  ['its item has the code in other letters', lists(), lists({ items: [item('a', ' a')] }), null],
  [
    'its linked item has another code',
    lists(linked),
    lists({ ...linked, items: [item('a', 'B')] }),
    'The item of “P1” had the code A and has B now.',
  ],
  [
    'it has another SKU',
    lists(),
    lists({ products: [product('1', 'B')] }),
    '“P1” was billed as the item A, and its SKU is B now.',
  ],
  [
    'it has another SKU, and a link',
    lists(linked),
    lists({ ...linked, products: [product('1', null)] }),
    'The SKU of “P1” was OWN and is empty now; it is still billed as the item A.',
  ],
  [
    'it is linked, and has its item’s code by now',
    lists(linked),
    lists({ ...linked, products: [product('1', 'a')] }),
    null,
  ],
  [
    'a second item has the code',
    lists(),
    lists({ items: [item('a', 'A'), item('b', 'a')] }),
    '“P1” was billed as the item A, and several items have that code now.',
  ],
  [
    'another item has the code',
    lists({ items: [item('a', 'A')] }),
    lists({ items: [item('a', 'OLD'), item('b', 'A')] }),
    '“P1” was billed as the item A and is now billed as A.',
  ],
  [
    'its item’s price',
    lists(),
    lists({ items: [item('a', 'A', { unitPrice: dear })] }),
    'The price of the item A in Xero was 10 and is 12 now; “P1” has 10 in HubSpot.',
  ],
  [
    'its own price',
    lists(),
    lists({ products: [product('1', 'A', { price: null })] }),
    'The price of “P1” in HubSpot was 10 and is no price now; its item A has 10 in Xero.',
  ],
  [
    'its own price, as its item’s is already',
    lists({ items: [item('a', 'A', { unitPrice: dear })] }),
    lists({ items: [item('a', 'A', { unitPrice: dear })], products: [product('1', 'A', { price: dear })] }),
    null,
  ],
  ['its name alone', lists(), lists({ products: [product('1', 'A', { name: 'Q' })] }), null],
  ['its item’s account alone', lists(), lists({ items: [item('a', 'A', { accountCode: '201' })] }), null],
])('%s', (...[, before, after, message]) => {
  expect(compareMappings(before, after).troubles.map((trouble) => trouble.message)).toEqual(
    message === null ? [] : [message],
  );
});

test('a product that gets an item, is gone, or agrees in price again needs no look any more', () => {
  expect(compareMappings(lists({ items: [] }), lists()).settled).toEqual(['1']);
  expect(compareMappings(lists(), lists({ products: [] })).settled).toEqual(['1']);
  expect(compareMappings(lists(), lists()).settled).toEqual(['1']);
  const dearer = lists({ items: [item('a', 'A', { unitPrice: dear })] });
  expect(compareMappings(dearer, dearer).settled).toEqual([]);
});

test('where nothing is billed as an item, nothing is in use', () => {
  expect(isInUse(lists())).toBe(true);
  expect(isInUse(lists({ items: [] }))).toBe(false);
  expect(isInUse(lists({ ...linked, items: [] }))).toBe(true);
});

const anyLists = fc.record({
  products: fc
    .uniqueArray(fc.record({ id: fc.constantFrom('1', '2', '3'), sku: fc.constantFrom('A', 'B', null) }), {
      selector: ({ id }) => id,
    })
    .map((some) => some.map(({ id, sku }) => product(id, sku))),
  items: fc
    .uniqueArray(fc.record({ id: fc.constantFrom('a', 'b'), code: fc.constantFrom('A', 'B'), isSold: fc.boolean() }), {
      selector: ({ id }) => id,
    })
    .map((some) => some.map(({ id, code, isSold }) => item(id, code, { isSold }))),
  links: fc.constantFrom<PriceLists['links']>([], [{ productId: '1', itemId: 'b' }]),
});

test('whoever loses an item is told, and nobody is told and settled at once', () => {
  fc.assert(
    fc.property(anyLists, anyLists, (before, { products, items }) => {
      const after = { ...before, products, items };
      const { troubles, settled } = compareMappings(before, after);
      const told = troubles.map(({ product: { id } }) => id);
      expect(told.filter((id) => settled.includes(id))).toEqual([]);
      const [was, is] = [finderIn(before), finderIn(after)];
      const lost = before.products.filter(was).flatMap(({ id }) => products.filter((one) => one.id === id && !is(one)));
      expect(told).toEqual(expect.arrayContaining(lost.map(({ id }) => id)));
    }),
  );
});
