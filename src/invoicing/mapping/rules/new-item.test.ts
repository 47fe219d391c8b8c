import { decimal } from '../../../lib/money.ts';
import type { MirrorItem, Product } from '../facts.ts';
import { isAskedFor, isTaken, itemRequest, newItem, type ItemChoices } from './new-item.ts';

const product: Product = {
  id: '1',
  name: ' Window sign ',
  description: null,
  sku: ' SIGN ',
  price: decimal('12.34567'),
};
const defaults = { accountCode: '200', taxType: null, terms: null, status: 'DRAFT', reference: '' } as const;
const books = {
  salesAccounts: [{ code: '200', name: 'Sales', taxType: null }],
  taxRates: [{ taxType: 'OUTPUT2', name: 'Standard', rate: decimal('20') }],
  ...{ defaults, baseCurrency: 'GBP', portal: { currency: 'GBP', uiDomain: 'x' } },
};
const taken: MirrorItem = {
  ...{
    id: 'i',
    code: 'Neon',
    name: 'Neon sign',
    isTracked: false,
    isSold: false,
    unitPrice: null,
    accountCode: null,
    taxType: null,
  },
};
const made = (of: Partial<Product> = {}, choices: ItemChoices = {}, more: Partial<typeof books> = {}) =>
  newItem({ ...product, ...of }, { choices, books: { ...books, ...more }, items: [taken] });

test('an item is made of a product: its SKU, its name twice, its price, the account of drafts', () => {
  const { item, gaps } = made();
  expect(gaps).toEqual([]);
  expect(itemRequest(item)).toBe(
    '{"Items":[{"IsSold":true,"IsPurchased":false,"Code":"SIGN","Name":"Window sign","Description":"Window sign","SalesDetails":{"UnitPrice":12.3457,"AccountCode":"200"}}]}',
  );
});

test('what a person says goes before the product and the defaults', () => {
  const choices = { code: 'S-1', name: 'Sign', accountCode: '200', taxType: 'OUTPUT2' };
  expect(made({ description: 'To look at' }, choices).item).toMatchObject({ ...choices, description: 'To look at' });
});

test('a price in the portal’s currency is no price in another', () => {
  expect(made({}, {}, { baseCurrency: 'EUR' }).item.unitPrice).toBeNull();
  expect(itemRequest(made({ price: null }).item)).not.toContain('UnitPrice');
});

test('a name that is too long is cut, never within a character, and whole in the description', () => {
  const name = `${'n'.repeat(49)}😀 and more`;
  expect(made({ name }).item).toMatchObject({ name: 'n'.repeat(49), description: name });
  expect(made({ description: 'd'.repeat(4100) }).item.description).toHaveLength(4000);
});

test.each<[Partial<Product>, ItemChoices, string]>([
  [{ sku: null }, {}, 'The product has no SKU, and an item needs a code.'],
  [{ sku: '  ' }, {}, 'The product has no SKU, and an item needs a code.'],
  [{ sku: 'C'.repeat(31) }, {}, `The code ${'C'.repeat(31)} is longer than Xero's 30 characters.`],
  [{ sku: ' NEON' }, {}, 'Xero has the item Neon (Neon sign) already.'],
  [{ name: ' ' }, {}, 'The product has no name.'],
  [{}, { accountCode: '999' }, '999 is no active account for sales in Xero.'],
  [{}, { taxType: 'INPUT' }, 'INPUT is no active tax rate that sales can use in Xero.'],
])('%j with %j is not made', (of, choices, message) =>
  expect(made(of, choices).gaps.map((gap) => gap.message)).toEqual([message]),
);

test('that a code is taken is told by Xero’s words, and by no others', () => {
  expect(isTaken(["Price List Item with Code 'abc' already exists"])).toBe(true);
  expect(isTaken(['Something', "Price List Item with Code 'it's' already exists"])).toBe(true);
  expect(isTaken(["Account code '200' already exists", 'Code must be specified'])).toBe(false);
});

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 12, minute));
const seen = { name: 'Sign', isSold: true, updatedAt: at(0) };

test.each([
  ['made since', seen, true],
  ['made minutes before by Xero’s clock', { ...seen, updatedAt: at(-4) }, true],
  ['there before', { ...seen, updatedAt: at(-6) }, false],
  ['of another name', { ...seen, name: 'Board' }, false],
  ['not sold', { ...seen, isSold: false }, false],
])('an item %s: %j, asked for: %s', (_what, item, expected) =>
  expect(isAskedFor(item, { name: 'Sign', createdAt: at(0) })).toBe(expected),
);
