import { sum } from '../../src/lib/money.ts';
import { unwrap } from '../../src/lib/result.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { readAll } from './support/read-all.ts';
import { control, pointedXero, XERO_SCOPES } from './support/stand-ins.ts';

let xero: Awaited<ReturnType<typeof pointedXero>>;
const calls: VendorCall[] = [];

beforeAll(async () => (xero = await pointedXero({ onCall: (call) => calls.push(call) })));
afterAll(() => xero.close());
afterEach(() => control(xero.url, 'DELETE /faults'));
beforeEach(() => {
  xero.asked.length = 0;
  calls.length = 0;
});

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();
const read = () => ({ tenantId: xero.tenantId });
const organisation = () => xero.world.xero.organisations[0]!;

test('the organisation', async () => {
  const { rows } = await readAll(xero.adapter.readers.organisation, read());
  const { name, baseCurrency, timeZone, shortCode } = organisation();
  expect(rows).toMatchObject([
    { id: xero.tenantId, name, baseCurrency, timeZone, shortCode, salesTerms: organisation().salesTerms },
  ]);
});

test('every contact, archived ones too', async () => {
  const { rows, unreadable } = await readAll(xero.adapter.readers.contacts, read());
  expect(ids(rows)).toEqual(
    organisation()
      .contacts.map((one) => one.contactId)
      .sort(),
  );
  expect(rows.some(({ status }) => status === 'ARCHIVED')).toBe(true);
  expect(unreadable).toEqual([]);
});

test('the settings that drafts are made from', async () => {
  const { accounts, tax_rates: taxRates, currencies } = xero.adapter.readers;
  const own = organisation();
  const [readAccounts, readRates, readCurrencies] = [
    await readAll(accounts, read()),
    await readAll(taxRates, read()),
    await readAll(currencies, read()),
  ];
  expect(readAccounts.rows.map(({ id, code, class: kind, status }) => [id, code, kind, status])).toEqual(
    own.accounts
      .toSorted((a, b) => (a.updatedAt + a.accountId < b.updatedAt + b.accountId ? -1 : 1))
      .map((one) => [one.accountId, one.code ?? null, one.class, one.status]),
  );
  expect(readRates.rows.map((one) => [one.id, Number(one.effectiveRate), one.canApplyToRevenue, one.status])).toEqual(
    own.taxRates.map((one) => [one.taxType, Number(one.rate), one.canApplyTo.revenue, one.status]),
  );
  expect(ids(readCurrencies.rows)).toEqual(own.currencies.map(({ code }) => code).sort());
  expect([readAccounts, readRates, readCurrencies].flatMap(({ unreadable }) => unreadable)).toEqual([]);
});

test('every sales invoice and no bill, to the cent of Xero’s own books', async () => {
  const { rows, unreadable } = await readAll(xero.adapter.readers.invoices, read());
  const sales = organisation().invoices.filter(({ type }) => type === 'ACCREC');
  expect(unreadable).toEqual([]);
  expect(ids(rows)).toEqual(sales.map((one) => one.invoiceId).sort());
  const truth = (await control(xero.url, 'GET /invoices')) as { Invoices: Record<string, unknown>[] };
  const byId = new Map(truth.Invoices.map((one) => [one['InvoiceID'], one]));
  for (const row of rows) {
    const own = byId.get(row.id)!;
    expect([row.total, row.totalTax, row.amountDue, row.amountPaid, row.amountCredited].map(Number)).toEqual(
      ['Total', 'TotalTax', 'AmountDue', 'AmountPaid', 'AmountCredited'].map((name) => Number(own[name])),
    );
  }
});

test('dates are those that were typed, and prices keep four decimals', async () => {
  const { rows } = await readAll(xero.adapter.readers.invoices, read());
  const typed = new Map(organisation().invoices.map((one) => [one.invoiceId, one]));
  for (const row of rows) {
    const own = typed.get(row.id)!;
    expect([row.date, row.dueDate, row.reference]).toEqual([own.date, own.dueDate ?? null, own.reference]);
    expect(row.lines.map(({ unitAmount }) => Number(unitAmount))).toEqual(
      own.lines.map((one) => Number(one.unitAmount)),
    );
  }
  expect(
    rows.some(({ lines }) => lines.some(({ unitAmount }) => unitAmount && !unitAmount.times(100).mod(1).eq(0))),
  ).toBe(true);
});

test('every payment on a sales invoice', async () => {
  const { rows } = await readAll(xero.adapter.readers.payments, read());
  const typed = organisation()
    .invoices.filter(({ type }) => type === 'ACCREC')
    .flatMap(({ payments }) => payments);
  expect(ids(rows)).toEqual(typed.map((one) => one.paymentId).sort());
  expect(
    sum(rows.map(({ amount }) => amount)).eq(
      typed.reduce((total, one) => total + Math.round(Number(one.amount) * 100), 0) / 100,
    ),
  ).toBe(true);
});

test('every credit, with what is allocated and what is left', async () => {
  const streams = ['credit_notes', 'overpayments', 'prepayments'] as const;
  const credits = await Promise.all(streams.map((stream) => readAll(xero.adapter.readers[stream], read())));
  const { creditNotes, overpayments, prepayments } = organisation();
  expect(credits.map(({ rows }) => ids(rows))).toEqual([
    creditNotes.map((one) => one.creditNoteId).sort(),
    overpayments.map((one) => one.overpaymentId).sort(),
    prepayments.map((one) => one.prepaymentId).sort(),
  ]);
  for (const row of credits.flatMap(({ rows }) => rows).filter(({ status }) => status !== 'VOIDED')) {
    const allocated = sum(row.allocations.map(({ amount }) => amount));
    expect(row.remainingCredit.plus(allocated).eq(row.total)).toBe(true);
  }
});

test('only what changed since then, to the second', async () => {
  const { rows } = await readAll(xero.adapter.readers.invoices, read());
  const latest = rows.map(({ updatedAt }) => updatedAt.getTime()).sort((a, b) => a - b);
  const changedSince = new Date(latest.at(-5)!);
  const later = await readAll(xero.adapter.readers.invoices, { ...read(), changedSince });
  expect(ids(later.rows)).toEqual(ids(rows.filter(({ updatedAt }) => updatedAt >= changedSince)));
  expect(later.rows.length).toBeGreaterThanOrEqual(5);
});

test('one call a page, each counted by its operation', async () => {
  await readAll(xero.adapter.readers.invoices, read());
  expect(calls).toMatchObject([{ vendor: 'xero', operation: 'getInvoices', status: 200 }]);
  expect(xero.asked).toEqual(['kept']);
});

test('a token that expired meanwhile is renewed once', async () => {
  await control(xero.url, 'POST /clock', { advanceSeconds: 1801 });
  const { rows } = await readAll(xero.adapter.readers.organisation, read());
  expect(rows).toHaveLength(1);
  expect(xero.asked).toEqual(['kept', 'fresh']);
});

test.each([
  ['status', { status: 503 }, 'vendor_unavailable'],
  ['cut', {}, 'vendor_unavailable'],
  ['half', {}, 'vendor_unavailable'],
  ['throttle', {}, 'vendor_throttled'],
])('a fault of the kind %s is a failure once and heals', async (kind, more, code) => {
  await control(xero.url, 'POST /faults', { operation: 'getInvoices', kind, times: 1, ...more });
  const request = { portalId: '1', page: null, changedSince: null, ...read() };
  expect(await xero.adapter.readers.invoices(request)).toMatchObject({ ok: false, error: { code } });
  expect(await xero.adapter.readers.invoices(request)).toMatchObject({ ok: true });
});

test('a connection without a scope says which, and one that was cut off says so', async () => {
  const narrow = await pointedXero({ scopes: XERO_SCOPES.filter((scope) => !scope.includes('payments')) });
  const request = { portalId: '1', tenantId: narrow.tenantId, page: null, changedSince: null };
  expect(await narrow.adapter.readers.payments(request)).toMatchObject({
    error: { code: 'auth_revoked', detail: 'the connection does not allow accounting.payments.read' },
  });
  await control(narrow.url, 'POST /revoke', {});
  expect(await narrow.adapter.readers.invoices(request)).toMatchObject({ error: { code: 'auth_revoked' } });
  await narrow.close();
});

test('a tenant that was never connected is refused for good', async () => {
  const request = { portalId: '1', tenantId: '00000000-0000-4000-8000-000000000000', page: null, changedSince: null };
  expect(await xero.adapter.readers.contacts(request)).toMatchObject({ error: { code: 'auth_revoked' } });
});

test('the connections that a consent made', async () => {
  const { code, redirectUri } = (await control(xero.url, 'POST /consent', { scopes: XERO_SCOPES })) as {
    code: string;
    redirectUri: string;
  };
  const grant = unwrap(await xero.adapter.tokens.exchangeCode({ code, redirectUri }));
  expect(grant).toMatchObject({
    userId: xero.world.xero.users[0]!.userId,
    scopes: expect.arrayContaining(XERO_SCOPES.slice(1)) as string[],
  });
  const made = unwrap(await xero.adapter.connections(grant.accessToken, grant.authenticationEventId ?? ''));
  expect(made).toMatchObject([
    { tenantId: xero.tenantId, connectionId: organisation().connectionId, tenantType: 'ORGANISATION' },
  ]);
  expect(await xero.adapter.tokens.exchangeCode({ code, redirectUri })).toMatchObject({
    error: { code: 'auth_revoked' },
  });
});
