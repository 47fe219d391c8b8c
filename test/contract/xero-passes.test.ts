import { ok, unwrap } from '../../src/lib/result.ts';
import type { ConfirmRows, ListPage, PageRequest } from '../../src/mirror/ports.ts';
import { createXero } from '../../src/vendors/xero/create-xero.ts';
import { answer, startRaw } from './support/raw-server.ts';
import { pointedXero } from './support/stand-ins.ts';
import { xeroRows } from './support/xero-rows.ts';

let xero: Awaited<ReturnType<typeof pointedXero>>;
beforeAll(async () => (xero = await pointedXero()));
afterAll(() => xero.close());

const request = (change: Partial<PageRequest> = {}): PageRequest => ({
  ...{ portalId: '1', tenantId: xero.tenantId, page: null, changedSince: null },
  ...change,
});
const organisation = () => xero.world.xero.organisations[0]!;

const paged = ['invoices', 'contacts', 'credit_notes', 'overpayments', 'prepayments', 'payments'] as const;
test.each(paged)('%s come newest first, and are counted', async (stream) => {
  const read: ListPage<typeof stream> = xero.adapter.readers[stream];
  const { rows, total } = unwrap(await read(request()));
  const times = rows.map(({ updatedAt }) => updatedAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(total).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(0);
});

test.each(['accounts', 'tax_rates', 'currencies', 'organisation'] as const)(
  '%s come whole and count themselves',
  async (stream) => {
    const read: ListPage<typeof stream> = xero.adapter.readers[stream];
    const { rows, total, next } = unwrap(await read(request()));
    expect([total, next]).toEqual([rows.length, null]);
  },
);

test('open documents alone, on request', async () => {
  const { rows, total } = unwrap(await xero.adapter.readers.invoices(request({ openOnly: true })));
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['AUTHORISED']));
  expect(total).toBe(rows.length);
  expect(rows.length).toBeLessThan(organisation().invoices.length);
});

test('documents that are asked for by ids are there or are left out', async () => {
  const where = { portalId: '1', tenantId: xero.tenantId };
  const absent = '00000000-0000-4000-8000-000000000000';
  const bill = organisation().invoices.find(({ type }) => type === 'ACCPAY')!.invoiceId;
  const own = organisation().invoices.find(({ type }) => type === 'ACCREC')!.invoiceId;
  const invoices = unwrap(await xero.adapter.confirmers.invoices!(where, [own, bill, absent]));
  expect([invoices.rows.map(({ id }) => id), invoices.others]).toEqual([[own], [bill]]);
  const archived = organisation().contacts.find(({ status }) => status === 'ARCHIVED')!.contactId;
  const contacts = unwrap(await xero.adapter.confirmers.contacts!(where, [archived, absent]));
  expect(contacts.rows.map(({ id }) => id)).toEqual([archived]);
});

test.each(['credit_notes', 'overpayments', 'prepayments', 'payments', 'quotes'] as const)(
  'of %s each is asked for by itself: as it is now, or not there',
  async (stream) => {
    const where = { portalId: '1', tenantId: xero.tenantId };
    const read: ListPage<typeof stream> = xero.adapter.readers[stream];
    const [first] = unwrap(await read(request())).rows;
    const confirm = xero.adapter.confirmers[stream] as ConfirmRows<typeof stream>;
    const found = unwrap(await confirm(where, [first!.id, '00000000-0000-4000-8000-000000000000']));
    expect(found).toEqual({ rows: [first], unreadable: [], others: [] });
  },
);

test('of a list that takes no ids one more answer says what is there', async () => {
  const where = { portalId: '1', tenantId: xero.tenantId };
  const [{ accountId } = { accountId: '' }] = organisation().accounts;
  const accounts = unwrap(await xero.adapter.confirmers.accounts!(where, [accountId, 'gone']));
  expect(accounts).toMatchObject({ rows: [{ id: accountId }], unreadable: [], others: [] });
  expect(unwrap(await xero.adapter.confirmers.currencies!(where, ['XXX'])).rows).toEqual([]);
});

describe('where the count is not what it should be', () => {
  const raw = async (body: object) => {
    const server = await startRaw();
    server.behave(answer(200, body));
    const token = () => Promise.resolve(ok('token'));
    const app = { clientId: 'id', clientSecret: 'secret', token };
    const { readers } = createXero({ apiUrl: server.url, identityUrl: server.url, ...app });
    const page = unwrap(await readers.payments({ portalId: '1', tenantId: 't-1', page: null, changedSince: null }));
    await server.close();
    return page.total;
  };
  const rows = (length: number) => Array.from({ length }, (_, n) => ({ ...xeroRows.payment, PaymentID: `p-${n}` }));

  test.each<[string, object, number | undefined]>([
    ['as text', { Payments: rows(1), pagination: { pageCount: 1, itemCount: '1' } }, 1],
    ['absent, on a page that is all', { Payments: rows(3) }, 3],
    ['absent, on a page that may not be all', { Payments: rows(100) }, undefined],
    ['nonsense', { Payments: rows(100), pagination: { pageCount: 2, itemCount: 'many' } }, undefined],
  ])('%s', async (_how, body, total) => {
    expect(await raw(body)).toBe(total);
  });
});
