import { Big } from 'big.js';
import { auCast } from '../seed/au/cast.ts';
import { auWorld } from '../seed/au.ts';
import { largeWorld } from '../seed/large.ts';
import type { World } from '../seed/world.ts';
import type { XeroStandIn } from './start.ts';
import { call, connect, control, rowsOf, startSmall } from './testing/harness.ts';
import { TODAY } from './testing/small-world.ts';
import type { Wire } from './wire/wire.ts';

interface Started {
  xero: XeroStandIn;
  read: (path: string, headers?: Record<string, string>) => Promise<Response>;
}

/** Lets the app in, and reads as it does. */
const readerOf = async (xero: XeroStandIn): Promise<Started['read']> => {
  const tokens = await connect(xero);
  const tenant = { 'xero-tenant-id': xero.state.data.organisations[0]?.organisationId ?? '' };
  return (path, headers) => call(xero, tokens, { path, headers: { ...tenant, ...headers } });
};

const startWith = async (world: World): Promise<Started> => {
  const xero = await startSmall({ world, limits: { minute: 10_000 } });
  return { xero, read: await readerOf(xero) };
};

const pagesOf = async ({ read }: Started, name: string, pageSize: number): Promise<Wire[]> => {
  const all: Wire[] = [];
  for (let page = 1; ; page += 1) {
    const rows = await rowsOf(await read(`/${name}?page=${page}&pageSize=${pageSize}`), name);
    if (rows.length === 0) return all;
    all.push(...rows);
  }
};

const idsOf = (rows: Wire[], field: string): string[] => rows.map((row) => String(row[field]));

/** What each contact owes, added up from its documents, in the base currency. */
const owedByContact = (invoices: Wire[], credits: Wire[]): Map<string, Big> => {
  const owed = new Map<string, Big>();
  const add = (row: Wire, amount: Big): void => {
    const { ContactID } = row['Contact'] as { ContactID: string };
    const inBase = amount.div(Number(row['CurrencyRate'])).round(2, Big.roundHalfUp);
    owed.set(ContactID, (owed.get(ContactID) ?? new Big(0)).plus(inBase));
  };
  const open = ({ Status, Type }: Wire): boolean => Status === 'AUTHORISED' && Type !== 'ACCPAY';
  for (const row of invoices.filter(open)) add(row, new Big(Number(row['AmountDue'])));
  for (const row of credits.filter(open)) add(row, new Big(Number(row['RemainingCredit'])).times(-1));
  return owed;
};

const INVOICES = 10_000;
const worlds = {
  au: () => auWorld(TODAY),
  large: () => largeWorld(TODAY, { customers: 400, invoices: INVOICES, seed: 1 }),
};
const started = {} as Record<keyof typeof worlds, Started>;
beforeAll(async () => {
  for (const name of ['au', 'large'] as const) started[name] = await startWith(worlds[name]());
});
afterAll(() => Promise.all(Object.values(started).map(({ xero }) => xero.close())));

test.each(['au', 'large'] as const)('the balances of the %s world are the sums of its documents', async (name) => {
  const of = started[name];
  const credits = [await pagesOf(of, 'CreditNotes', 1000), await pagesOf(of, 'Overpayments', 1000)].flat();
  const owed = owedByContact(await pagesOf(of, 'Invoices', 1000), credits);
  const contacts = await pagesOf(of, 'Contacts', 1000);
  const balances = contacts.map((row) => {
    const { AccountsReceivable } = row['Balances'] as { AccountsReceivable: { Outstanding: number } };
    return [row['Name'], AccountsReceivable.Outstanding];
  });
  expect(balances).toEqual(
    contacts.map((row) => [row['Name'], (owed.get(String(row['ContactID'])) ?? new Big(0)).toNumber()]),
  );
  expect(balances.filter(([, outstanding]) => outstanding !== 0).length).toBeGreaterThan(10);
});

test('Australia: GST is rounded line by line, beside lines that are free of it', async () => {
  const { read } = started.au;
  const invoicesOf = async ({ xeroContactIds }: { xeroContactIds: string[] }): Promise<Wire[]> =>
    rowsOf(await read(`/Invoices?page=1&ContactIDs=${xeroContactIds.join(',')}`), 'Invoices');
  expect(await invoicesOf(auCast.gstPerLine)).toMatchObject([
    {
      SubTotal: 14.24,
      TotalTax: 1.44,
      Total: 15.68,
      LineItems: [0.35, 0.35, 0.35, 0.39].map((TaxAmount) => ({ TaxAmount })),
    },
  ]);
  expect(await invoicesOf(auCast.inclusive)).toMatchObject([
    { SubTotal: 630, TotalTax: 30, Total: 660, LineItems: [{ TaxAmount: 30 }, { TaxAmount: 0 }] },
  ]);
  expect(await invoicesOf(auCast.basExcluded)).toMatchObject([
    { TotalTax: 0, LineItems: [{ TaxType: 'BASEXCLUDED' }] },
  ]);
  expect(await invoicesOf(auCast.nzdOnly)).toMatchObject([
    { CurrencyCode: 'NZD', TotalTax: 0, Status: 'PAID' },
    { CurrencyCode: 'NZD', TotalTax: 0, CurrencyRate: 1.0873 },
    { CurrencyCode: 'NZD', TotalTax: 0 },
  ]);
});

test('Australia: what is due is judged by the calendar of Sydney', async () => {
  const { xero, read } = started.au;
  const path = `/Contacts?page=1&IDs=${auCast.dueToday.xeroContactIds.join()}`;
  const overdue = async (by: Started['read']): Promise<unknown> => {
    const [contact] = await rowsOf(await by(path), 'Contacts');
    return (contact?.['Balances'] as { AccountsReceivable: { Overdue: number } }).AccountsReceivable.Overdue;
  };
  expect(await overdue(read)).toBe(0);
  // 09:00 in London is 20:00 in Sydney: midnight there comes four hours later.
  await control(xero, '/clock', { advanceSeconds: 4 * 3600 });
  expect(await overdue(await readerOf(xero))).toBeGreaterThan(0);
});

test('its pages show each of many invoices exactly once, in the order of their changes', async () => {
  const rows = await pagesOf(started.large, 'Invoices', 997);
  expect(rows).toHaveLength(INVOICES);
  expect(new Set(idsOf(rows, 'InvoiceID')).size).toBe(INVOICES);
  const keys = rows.map((row) => `${String(row['UpdatedDateUTCString'])} ${String(row['InvoiceID'])}`);
  expect(keys).toEqual(keys.toSorted());
});

test('a write is shown by the next page, and moves the invoice to the end', async () => {
  const { xero, read } = started.large;
  const first = await rowsOf(await read('/Invoices?page=1&pageSize=10&Statuses=AUTHORISED'), 'Invoices');
  const invoiceId = String(first[0]?.['InvoiceID']);
  const edited = await control(xero, '/edit', { invoiceId, changes: { reference: 'Edited last' } });
  expect(edited.status).toBe(204);
  const last = await rowsOf(await read(`/Invoices?page=${INVOICES / 1000}&pageSize=1000`), 'Invoices');
  expect(last.at(-1)).toMatchObject({ InvoiceID: invoiceId, Reference: 'Edited last' });
  const since = { 'if-modified-since': `${TODAY}T00:00:00` };
  const changed = await rowsOf(await read('/Invoices?page=1', since), 'Invoices');
  expect(idsOf(changed, 'InvoiceID')).toEqual([invoiceId]);
});
