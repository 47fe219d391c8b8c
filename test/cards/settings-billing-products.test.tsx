import { Alert, Button, EmptyState, ErrorState, SearchInput, Select, Tabs } from '@hubspot/ui-extensions';
import type { MappingPage, MappingRow } from '../../src/contract/mapping.ts';
import { openBilling, topicOf } from './support/open-billing.tsx';
import { settle } from './support/open-card.tsx';
import { fill, submit } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';

const doors = {
  list: 'GET /settings/mapping',
  items: 'GET /settings/mapping/items',
  link: 'POST /settings/mapping/link',
  create: 'POST /settings/mapping/create-item',
};

const row = (change: Partial<MappingRow> = {}): MappingRow => ({
  ...{ productId: '801', name: 'Fascia sign', sku: 'SIGN', price: '200.5', state: 'unmapped', item: null },
  ...{ linked: null, problem: null, proposals: [] },
  ...change,
});
const item = { itemId: 'i1', code: 'SIGN-1', name: 'Sign' };
const proposed = row({ state: 'proposed', proposals: [{ ...item, likeness: 0.83 }] });
const billed = { ...item, accountCode: '200', taxType: null, unitPrice: '200' };
const linked = row({
  ...{ state: 'mapped', item: { ...billed, how: 'link' } },
  linked: { by: 'Helen Okafor', at: '2026-11-20T09:00:00Z' },
});
const bySku = row({
  productId: '802',
  name: 'Banner',
  sku: null,
  price: null,
  state: 'mapped',
  item: { ...billed, how: 'sku' },
});

const list = (rows: MappingRow[], next: string | null = null) => {
  const page: MappingPage = { tenantId: 'harbour', organisation: 'Harbour Supplies', rows, next };
  return ok(page);
};

/** The products, with what their door answers. */
async function openProducts(first: unknown) {
  const answers = { list: first };
  const page = await openBilling({ before: (service) => service.on(doors.list, () => answers.list) });
  page.renderer.findAll(Tabs)[1]?.trigger('onSelectedChange', 'products' as never);
  await settle();
  return { page, answers, ...topicOf(page, 'Products') };
}

test('what each product is billed as, and why', async () => {
  const { words, buttons } = await openProducts(
    list([proposed, { ...linked, productId: '804' }, bySku, row({ productId: '803', name: 'Lamp' })]),
  );
  expect(words()).toContain('Fascia sign SKU SIGN · Price 200.5 Proposed: SIGN-1 – Sign 83% alike');
  expect(words()).toContain('SIGN-1 – Sign Chosen by Helen Okafor, 20 Nov 2026');
  expect(words()).toContain('Banner SIGN-1 – Sign Its code is the SKU');
  expect(words()).toMatch(/Lamp SKU SIGN · Price 200.5 No item is like it\./);
  expect(buttons('Confirm')).toHaveLength(1);
  expect(buttons('Unlink')).toHaveLength(1);
  expect(buttons('Create')).toHaveLength(1);
});

test('a proposal is confirmed where it stands', async () => {
  const { page, press, words } = await openProducts(list([proposed]));
  page.service.on(doors.link, () => ok(linked));
  await press('Confirm');
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', productId: '801', itemId: 'i1' }]);
  expect(words()).toContain('Chosen by Helen Okafor');
  expect(page.renderer.mocks.actions.addAlert.calls.at(-1)?.[0].message).toBe('The product is linked.');
});

test('a link is taken back; one whose item is gone says so', async () => {
  const gone = { ...linked, state: 'unmapped' as const, item: null, problem: 'The item is no longer in Xero.' };
  const { page, press, words } = await openProducts(list([gone]));
  expect(words()).toContain('The item is no longer in Xero.');
  page.service.on(doors.link, () => ok(row()));
  await press('Unlink');
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', productId: '801', itemId: null }]);
  expect(words()).toContain('No item is like it.');
});

test('what the service does not link is told', async () => {
  const { page, press } = await openProducts(list([proposed]));
  page.service.on(doors.link, () =>
    problem({ code: 'conflict', message: 'The item is archived.', fix: 'Choose another.' }),
  );
  await press('Confirm');
  expect(page.renderer.find(Alert).props.title).toBe('The item is archived.');
});

test('another item is looked for, and chosen', async () => {
  const { page, press, words } = await openProducts(list([proposed]));
  page.service.on(doors.items, () => ok({ items: [{ itemId: 'i2', code: 'LED', name: 'LED sign' }] }));
  page.service.on(doors.link, () => ok(linked));
  page.renderer.find(SearchInput, { name: 'search-801' }).trigger('onChange', ' led ' as never);
  await settle();
  expect(page.service.calls.at(-1)).toBe('GET /settings/mapping/items?tenantId=harbour&search=led');
  expect(words()).toContain('LED sign');
  await press('Use');
  expect(page.service.bodies).toMatchObject([{ productId: '801', itemId: 'i2' }]);
});

test('no item, none on this page, and a failure each say so', async () => {
  const { page, answers, words } = await openProducts(list([]));
  expect(page.renderer.find(EmptyState).props.title).toBe('HubSpot has no products yet');
  answers.list = list([], 'c2');
  await fill(page, 'mapping-state', 'unmapped');
  expect(page.service.calls.at(-1)).toBe('GET /settings/mapping?tenantId=harbour&state=unmapped');
  expect(words()).toContain('None on this page. There are more.');
  answers.list = problem({ message: 'Something went wrong on our side.' });
  await fill(page, 'mapping-state', 'mapped');
  const failed = page.renderer.find(ErrorState);
  answers.list = list([]);
  failed.find(Button).trigger('onClick');
  await settle();
  expect(page.renderer.find(EmptyState).props.title).toBe('No product is so');
});

test('page by page; another choice begins at the first', async () => {
  const { page, press } = await openProducts(list([row()], 'c2'));
  await press('Next page');
  expect(page.service.calls.at(-1)).toBe('GET /settings/mapping?tenantId=harbour&cursor=c2');
  page.renderer.find(SearchInput, { name: 'mapping-search' }).trigger('onChange', 'sign' as never);
  await settle();
  expect(page.service.calls.at(-1)).toBe('GET /settings/mapping?tenantId=harbour&search=sign');
  await press('Next page');
  await press('Previous page');
  expect(page.service.calls.at(-1)).toBe('GET /settings/mapping?tenantId=harbour&search=sign');
});

test('an item is made of the product, with its SKU as the code', async () => {
  const { page, words } = await openProducts(list([row()]));
  page.service.on(doors.create, () => ok({ state: 'done', problem: null, taken: null, row: linked }));
  await fill(page, 'item-account', '200');
  await submit(page, 'Create the item');
  const said = { code: 'SIGN', name: 'Fascia sign', accountCode: '200' };
  const requestId = expect.stringMatching(/^[\da-f-]{36}$/) as string;
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', productId: '801', requestId, ...said }]);
  expect(words()).toContain('Chosen by Helen Okafor');
  expect(page.renderer.maybeFind(Select, { name: 'item-account' })).toBeNull();
});

test('a code that is taken: the product can be linked to that item; without a code nothing is sent', async () => {
  const { page, press } = await openProducts(list([row()]));
  const refused = { message: 'Xero refused: Item code is taken.', fix: 'Choose another code.' };
  page.service.on(doors.create, () => ok({ state: 'rejected', problem: refused, taken: item, row: row() }));
  page.service.on(doors.link, () => ok(linked));
  await fill(page, 'item-code', ' ');
  await submit(page, 'Create the item');
  expect(page.service.bodies).toEqual([]);
  await fill(page, 'item-code', 'SIGN-1');
  await submit(page, 'Create the item');
  await submit(page, 'Create the item');
  const [first, second] = page.service.bodies.map(({ requestId }) => requestId);
  expect(first).not.toBe(second);
  expect(page.renderer.find(Alert).props.title).toBe(refused.message);
  await press('Link to SIGN-1 – Sign');
  expect(page.service.bodies.at(-1)).toMatchObject({ itemId: 'i1' });
});

test('a click whose answer was lost is asked again as the same', async () => {
  const { page } = await openProducts(list([row()]));
  page.service.on(doors.create, () => problem({ message: 'Tieout cannot be reached just now.' }));
  await submit(page, 'Create the item');
  page.service.on(doors.create, () => ok({ state: 'checking', problem: null, taken: null, row: row() }));
  await submit(page, 'Create the item');
  const [first, second] = page.service.bodies.map(({ requestId }) => requestId);
  expect(first).toBe(second);
  expect(page.renderer.find(Alert).props.title).toBe('Xero has not said yet whether it has the item');
});
