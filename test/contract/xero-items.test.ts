import { randomUUID } from 'node:crypto';
import { decimal } from '../../src/lib/money.ts';
import { unwrap } from '../../src/lib/result.ts';
import type { ItemFact } from '../../src/mirror/facts.ts';
import { itemRequest, type NewItem } from '../../src/invoicing/mapping/rules/new-item.ts';
import { control, pointedXero } from './support/stand-ins.ts';

let xero: Awaited<ReturnType<typeof pointedXero>>;
beforeAll(async () => (xero = await pointedXero()));
afterAll(() => xero.close());
beforeEach(() => control(xero.url, 'DELETE /faults'));

const where = () => ({ portalId: '1', tenantId: xero.tenantId });
const film = (more: Partial<NewItem> = {}): string =>
  itemRequest({
    ...{ code: 'FILM', name: 'Film', description: 'Window film' },
    ...{ unitPrice: decimal('23.3333'), accountCode: '200', taxType: null },
    ...more,
  });
const send = (request: string, key: string = randomUUID()) =>
  xero.adapter.writer.send(where(), { kind: 'create_item', documentId: null, request, key });
const find = async (code: string): Promise<ItemFact | null> =>
  unwrap(await xero.adapter.writer.findItem(where(), code));

test('an item is made with its price to four decimals, and found by its code in whatever letters', async () => {
  const written = unwrap(await send(film()));
  if (written.kind !== 'item') throw new Error(`${written.kind} was written`);
  expect(written.item).toMatchObject({
    code: 'FILM',
    name: 'Film',
    isSold: true,
    isPurchased: false,
    accountCode: '200',
  });
  expect(written.item.unitPrice?.toFixed()).toBe('23.3333');
  expect(await find('FILM')).toEqual(written.item);
  expect(await find(' film ')).toEqual(written.item);
  expect(await find('FOIL')).toBeNull();
});

test.each(['A/B & C?', 'Ö%20', "it's"])('the code %s is found as it is', async (code) => {
  unwrap(await send(film({ code })));
  expect(await find(code)).toMatchObject({ code });
});

test('a code that is taken is refused in Xero’s words, and nothing of the item that has it changes', async () => {
  unwrap(await send(film({ code: 'TAKEN' })));
  const before = await find('TAKEN');
  expect(await send(film({ code: 'taken', name: 'Another' }))).toMatchObject({
    error: { code: 'vendor_rejected', messages: ["Price List Item with Code 'taken' already exists"] },
  });
  expect(await find('TAKEN')).toEqual(before);
});

test('the same bytes under the same key make one item, also when the first answer was lost', async () => {
  const [key, request] = [randomUUID(), film({ code: 'ONCE' })];
  await control(xero.url, 'POST /faults', { operation: 'createItems', kind: 'commit-then-cut', times: 1 });
  expect(await send(request, key)).toMatchObject({ error: { code: 'vendor_unclear', remembered: false } });
  expect(unwrap(await send(request, key))).toMatchObject({ kind: 'item', item: { code: 'ONCE' } });
  expect(unwrap(await send(request, key))).toMatchObject({ kind: 'item', item: { code: 'ONCE' } });
});

test('what else Xero finds wrong is told, and nothing is made', async () => {
  const refused = await send(film({ code: 'WRONG', accountCode: '999999' }));
  expect(refused).toMatchObject({ error: { code: 'vendor_rejected' } });
  expect(await find('WRONG')).toBeNull();
});
