import { ids } from '../../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => (writer = await startWriter()));
afterEach(() => writer.xero.close());

const put = (item: Wire, query = '') => writer.send('PUT', `/Items${query}`, { body: { Items: [item] } });
const film = {
  Code: 'FILM',
  Name: 'Film',
  Description: 'Window film',
  SalesDetails: { UnitPrice: 23.3333, AccountCode: '200', TaxType: 'OUTPUT2' },
};

test('an item is made, sold and bought unless said otherwise, and priced to two decimals or to four', async () => {
  const { rows } = await put(film);
  expect(rows).toMatchObject([
    {
      ...film,
      SalesDetails: { UnitPrice: 23.33 },
      PurchaseDetails: {},
      IsSold: true,
      IsPurchased: true,
      IsTrackedAsInventory: false,
    },
  ]);
  expect((await put({ ...film, Code: 'FILM4' }, '?unitdp=4')).rows).toMatchObject([
    { SalesDetails: { UnitPrice: 23.3333 } },
  ]);
  const line = { ItemCode: 'FILM4', Quantity: 3 };
  const invoice = await writer.send('PUT', '/Invoices?unitdp=4', { body: approved({ LineItems: [line] }) });
  expect(invoice.rows).toMatchObject([{ SubTotal: 70, LineItems: [{ UnitAmount: 23.3333, Item: { Name: 'Film' } }] }]);
});

test.each([
  [{ Code: undefined }, 'Code must be specified'],
  [{ Code: 'C'.repeat(31) }, 'Code must be 30 characters or less.'],
  [{ Code: 'sign' }, "Price List Item with Code 'sign' already exists"],
  [{ Name: 'N'.repeat(51) }, 'Name must be 50 characters or less.'],
  [{ Description: 'D'.repeat(4001) }, 'Description must be 4000 characters or less.'],
  [{ PurchaseDescription: 'D'.repeat(4001) }, 'PurchaseDescription must be 4000 characters or less.'],
  [
    { SalesDetails: { AccountCode: '999' } },
    "Account code '999' has been removed as it does not match a recognised account.",
  ],
  [
    { PurchaseDetails: { TaxType: 'NEVER' } },
    "The TaxType code 'NEVER' does not exist or cannot be used with this type of transaction.",
  ],
  [
    { SalesDetails: { AccountCode: '300', TaxType: 'OUTPUT2' } },
    "The TaxType code 'OUTPUT2' cannot be used with account code '300'.",
  ],
])('an item with %j is refused', async (more, message) => {
  const [sales] = writer.organisation.accounts;
  writer.organisation.accounts.push({ ...sales!, accountId: ids.note, code: '300', class: 'EXPENSE' });
  const { status, messages } = await put({ ...film, ...more });
  expect([status, messages]).toEqual([400, [message]]);
});

test('stock is not kept', async () => {
  expect((await put({ ...film, InventoryAssetAccountCode: '140' })).status).toBe(501);
  expect((await put({ ...film, PurchaseDetails: { COGSAccountCode: '500' } })).status).toBe(501);
});

test('POST changes what it finds by id or code and keeps what is not sent; PUT does not', async () => {
  const post = (body: Wire, path = '/Items') => writer.send('POST', path, { body });
  const [sign] = await writer.read('/Items/SIGN');
  const id = String(sign?.['ItemID']);
  const byCode = await post({ Code: 'SIGN', Name: 'Board' });
  expect(byCode.rows).toMatchObject([
    { ItemID: id, Name: 'Board', Description: 'A sign', SalesDetails: { AccountCode: '200' } },
  ]);
  expect((await post({ ItemID: id, Code: 'BOARD' })).rows).toMatchObject([
    { ItemID: id, Code: 'BOARD', Name: 'Board' },
  ]);
  expect((await post({ Code: 'SIGN', Description: 'Back' }, `/Items/${id}`)).rows).toMatchObject([{ Code: 'SIGN' }]);
  expect((await post({ Name: 'no code' }, `/Items/${id}`)).messages).toEqual(['Code must be specified']);
  expect((await post({ ItemID: ids.ada, Code: 'X' })).messages).toEqual([
    'The document with the supplied id was not found for this endpoint.',
  ]);
  expect((await post({ Code: 'X' }, `/Items/${ids.ada}`)).status).toBe(404);
  expect((await put({ Code: 'SIGN' })).messages).toEqual(["Price List Item with Code 'SIGN' already exists"]);
  expect((await post({ Code: 'NEW' })).rows).toMatchObject([{ Code: 'NEW' }]);
});

test('an item that is no longer sold loses its description and price', async () => {
  await put({ ...film, PurchaseDescription: 'Film, bought', PurchaseDetails: { UnitPrice: 9 } });
  const post = (more: Wire) => writer.send('POST', '/Items', { body: { Code: 'FILM', ...more } });
  expect((await post({ IsSold: false })).rows).toMatchObject([
    { Description: '', SalesDetails: {}, PurchaseDetails: { UnitPrice: 9 } },
  ]);
  const [unbought] = (await post({ IsPurchased: false })).rows;
  expect(unbought?.['PurchaseDetails']).toEqual({});
  expect(unbought).not.toHaveProperty('PurchaseDescription');
});

test('a change is seen since a time, by where and in the history', async () => {
  await writer.send('POST', '/Items', { body: { Code: 'SIGN', Name: 'Board' } });
  const since = { headers: { 'If-Modified-Since': '2026-11-22T08:00:00' } };
  expect((await writer.send('GET', '/Items', since)).rows).toMatchObject([{ Name: 'Board' }]);
  expect((await writer.send('GET', '/Items/SIGN/History')).rows).toMatchObject([{ Changes: 'Edited' }, {}]);
  const note = { body: { HistoryRecords: [{ Details: 'Dearer' }] } };
  expect((await writer.send('PUT', '/Items/SIGN/History', note)).rows).toMatchObject([{ Details: 'Dearer' }]);
});

test('a deleted item is gone, and the lines that were sold with it stay', async () => {
  const [sign] = await writer.read('/Items/SIGN');
  const path = `/Items/${String(sign?.['ItemID'])}`;
  expect((await writer.send('DELETE', path)).status).toBe(204);
  expect((await writer.send('DELETE', path)).status).toBe(404);
  expect(await writer.read('/Items')).toEqual([]);
  const [invoice] = await writer.read(`/Invoices/${ids.partPaid}`);
  expect((invoice?.['LineItems'] as Wire[])[0]).toMatchObject({ ItemCode: 'SIGN' });
});
