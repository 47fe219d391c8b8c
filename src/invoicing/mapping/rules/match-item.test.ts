import fc from 'fast-check';
import { decimal } from '../../../lib/money.ts';
import type { ItemMatch, MirrorItem, Sold } from '../facts.ts';
import { matchItem } from './match-item.ts';

const item = (id: string, code: string, more: Partial<MirrorItem> = {}): MirrorItem => ({
  ...{
    id,
    code,
    name: `Item ${id}`,
    isSold: true,
    isTracked: false,
    unitPrice: decimal('10'),
    accountCode: '200',
    taxType: 'OUTPUT2',
  },
  ...more,
});
const sold = (more: Partial<Sold> = {}): Sold => ({ productId: 'p', sku: null, name: 'Something else', ...more });
const link = { productId: 'p', itemId: 'linked' };

const linked = item('linked', 'LNK');
const ofSku = item('sku', 'SKU-1');
const alike = item('alike', 'ALK', { name: 'Window sign' });
const unsold = (one: MirrorItem): MirrorItem => ({ ...one, isSold: false });

/** How a match was come to, and the items in question. */
const told = (match: ItemMatch): string[] =>
  match.state === 'mapped'
    ? [match.item.how, match.item.itemId]
    : [match.state, ...(match.state === 'proposed' ? match.proposals.map(({ itemId }) => itemId) : [])];

test.each<[string, Sold, MirrorItem[], (typeof link)[], string[]]>([
  ['a link comes before the SKU', sold({ sku: 'SKU-1' }), [ofSku, linked], [link], ['link', 'linked']],
  ['a link comes before a like name', sold({ name: 'Window sign' }), [alike, linked], [link], ['link', 'linked']],
  [
    'another product’s link says nothing',
    sold({ productId: 'q', sku: 'SKU-1' }),
    [ofSku, linked],
    [link],
    ['sku', 'sku'],
  ],
  ['the SKU comes before a like name', sold({ sku: 'SKU-1', name: 'Window sign' }), [alike, ofSku], [], ['sku', 'sku']],
  ['blanks and letter case of the SKU', sold({ sku: ' sku-1\t' }), [ofSku], [], ['sku', 'sku']],
  ['blanks and letter case of the code', sold({ sku: 'sku-1' }), [item('sku', ' Sku-1 ')], [], ['sku', 'sku']],
  ['letters that fold otherwise', sold({ sku: 'strasse' }), [item('sku', 'STRAẞE')], [], ['sku', 'sku']],
  ['a line of no product has a SKU too', sold({ productId: null, sku: 'SKU-1' }), [ofSku], [link], ['sku', 'sku']],
  ['two items with the code', sold({ sku: 'a' }), [item('1', 'A'), item('2', ' a')], [], ['proposed', '1', '2']],
  ['two with the code, one not sold', sold({ sku: 'a' }), [item('1', 'A'), unsold(item('2', 'a'))], [], ['sku', '1']],
  ['a linked item that is gone is not replaced', sold({ sku: 'SKU-1' }), [ofSku], [link], ['proposed', 'sku']],
  ['a linked item that is not sold', sold({ sku: 'SKU-1' }), [unsold(linked), ofSku], [link], ['proposed', 'sku']],
  ['a linked item that is gone, and nothing else', sold(), [], [link], ['none']],
  ['an item that is not sold is no item', sold({ sku: 'SKU-1' }), [unsold(ofSku)], [], ['none']],
  ['a like name is proposed, never taken', sold({ name: 'Sign, window' }), [alike], [], ['proposed', 'alike']],
  ['an item that is not sold is not proposed', sold({ name: 'Window sign' }), [unsold(alike)], [], ['none']],
  ['an empty SKU is none', sold({ sku: '  ' }), [item('1', '')], [], ['none']],
  ['no SKU, no name', sold({ name: '' }), [alike], [], ['none']],
])('%s', (...[, line, items, links, expected]) => expect(told(matchItem(line, { links, items }))).toEqual(expected));

test('a match brings the item’s own account, tax and price', () => {
  expect(matchItem(sold(), { links: [link], items: [linked] })).toEqual({
    state: 'mapped',
    item: {
      ...{ itemId: 'linked', itemCode: 'LNK', name: 'Item linked', how: 'link' },
      ...{ accountCode: '200', taxType: 'OUTPUT2', unitPrice: decimal('10') },
    },
  });
});

const anyCode = fc.stringMatching(/^[ab ]{0,3}$/);
const anyItems = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[1-6]$/), code: anyCode, isSold: fc.boolean() }), {
  selector: ({ id }) => id,
});
const anyLinks = fc.uniqueArray(
  fc.record({ productId: fc.constantFrom('p', 'q'), itemId: fc.stringMatching(/^[1-6]$/) }),
  {
    selector: ({ productId }) => productId,
  },
);

test('without a link, an item is taken when it alone is sold under the code, and never else', () => {
  fc.assert(
    fc.property(anyItems, anyLinks, fc.option(anyCode), (some, links, sku) => {
      const items = some.map(({ id, code, isSold }) => item(id, code, { isSold }));
      const match = matchItem(sold({ sku }), { links, items });
      const wanted = links.find(({ productId }) => productId === 'p')?.itemId;
      const coded = sku?.trim() ? items.filter((one) => one.isSold && one.code.trim() === sku.trim()) : [];
      const expected = wanted === undefined ? (coded.length === 1 ? coded[0]!.id : null) : wanted;
      const isThere = items.some(({ id, isSold }) => id === expected && isSold);
      expect(match.state === 'mapped' ? match.item.itemId : null).toBe(isThere ? expected : null);
      if (match.state === 'proposed') expect(match.proposals.length).toBeGreaterThan(0);
    }),
  );
});
