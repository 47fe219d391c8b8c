import { NOTHING_CHOSEN, type LineSettings } from '../../billing-settings/facts.ts';
import { around, billingBooks, draftOf, liveDeal, liveLine } from '../../../test/support/billing-facts.ts';

const desk = {
  ...{ id: 'i1', code: 'DESK', name: 'Oak desk', isSold: true, isTracked: false, unitPrice: null },
  ...{ accountCode: '200', taxType: null },
};
const drafted = (
  whenNoItem: LineSettings['whenNoItem'],
  {
    line = {},
    ...more
  }: { line?: Parameters<typeof liveLine>[0] } & Partial<Parameters<typeof around>[0]> & {
      itemCode?: string;
    } = {},
) => {
  const lines = { ...NOTHING_CHOSEN.lines, whenNoItem };
  const { itemCode, ...rest } = more;
  return draftOf({
    books: billingBooks({ billing: { ...NOTHING_CHOSEN, lines } }),
    deal: liveDeal({ lines: [liveLine({ productId: '9', ...line })] }),
    around: around({ items: [desk], ...rest }),
    choices: itemCode === undefined ? {} : { lines: { line: { itemCode } } },
  });
};
const told = (draft: ReturnType<typeof draftOf>) => ({
  item: draft.lines[0]?.itemCode,
  gaps: draft.gaps.map(({ check, field, message }) => [check, field, message]),
  warnings: draft.warnings.filter(({ check }) => check === 'items').map(({ message }) => message),
});

test('a line whose SKU is an item’s code names the item, and its account is the item’s', () => {
  const draft = drafted('ask', { line: { sku: ' desk ' } });
  expect(told(draft)).toEqual({ item: 'DESK', gaps: [], warnings: [] });
  expect(draft.lines[0]).toMatchObject({ accountCode: '200', accountWhy: 'the item “Oak desk” in Xero' });
});

test('a product that is no item: asked, with what it may be, or billed without one', () => {
  const draft = drafted('ask', { line: { name: 'Oak desk' } });
  expect(told(draft)).toMatchObject({ item: null, gaps: [['items', 'itemCode', '“Oak desk” is no item in Xero.']] });
  expect(draft.lines[0]?.proposals).toMatchObject([{ itemCode: 'DESK' }]);
  expect(told(drafted('create_item', { line: { name: 'Oak desk' } })).gaps).toHaveLength(1);
  expect(told(drafted('default_account', { line: { name: 'Oak desk' } }))).toMatchObject({ item: null, gaps: [] });
});

test.each([
  ['DESK', 'DESK', []],
  ['', null, []],
  ['GONE', null, [['items', 'itemCode', 'Item GONE of “Desk” is not among those that are sold in Xero.']]],
])('the choice “%s” for a line', (itemCode, item, gaps) => {
  expect(told(drafted('ask', { itemCode }))).toMatchObject({ item, gaps });
});

const links = [{ productId: '9', itemId: 'i1' }];

test.each([
  ['no longer sold', [{ ...desk, isSold: false }], 'Item DESK of “Desk” is no longer sold in Xero.'],
  ['archived', [], 'The item of “Desk” is archived in Xero, or gone.'],
])('an item that is %s after a person linked it', (_what, items, message) => {
  expect(told(drafted('ask', { links, items })).gaps).toEqual([['items', 'itemCode', message]]);
  expect(told(drafted('default_account', { links, items }))).toMatchObject({ gaps: [], warnings: [message] });
});

test('the amount of a deal without lines is no product', () => {
  const lines = { ...NOTHING_CHOSEN.lines, whenNoItem: 'ask' as const };
  const books = billingBooks({ billing: { ...NOTHING_CHOSEN, lines } });
  expect(told(draftOf({ books, deal: liveDeal({ lines: [], amount: '5' }) }))).toMatchObject({ item: null, gaps: [] });
});

test('before the line settings were saved an SKU names no item, and a person’s link does', () => {
  const books = billingBooks({ mapsItems: false });
  const deal = liveDeal({ lines: [liveLine({ productId: '9', sku: 'DESK' })] });
  expect(told(draftOf({ books, deal, around: around({ items: [desk] }) })).item).toBeNull();
  expect(told(draftOf({ books, deal, around: around({ items: [desk], links }) })).item).toBe('DESK');
});
