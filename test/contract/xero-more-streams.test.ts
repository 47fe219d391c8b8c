import { decimal } from '../../src/lib/money.ts';
import { readAll } from './support/read-all.ts';
import { control, pointedXero } from './support/stand-ins.ts';

let xero: Awaited<ReturnType<typeof pointedXero>>;
beforeAll(async () => (xero = await pointedXero()));
afterAll(() => xero.close());

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();
const read = () => ({ tenantId: xero.tenantId });
const own = () => xero.world.xero.organisations[0]!;
const byId = <T extends { id: string }>(rows: T[], id: string): T => rows.find((row) => row.id === id)!;

test('every quote with its lines, their tracking, and prices of four decimals', async () => {
  const { rows, unreadable } = await readAll(xero.adapter.readers.quotes, read());
  expect(unreadable).toEqual([]);
  expect(ids(rows)).toEqual(
    own()
      .quotes.map((one) => one.quoteId)
      .sort(),
  );
  for (const typed of own().quotes) {
    const row = byId(rows, typed.quoteId);
    expect([row.contactId, row.status, row.quoteNumber, row.title, row.date, row.expiryDate]).toEqual([
      ...[typed.contactId, typed.status, typed.quoteNumber, typed.title, typed.date, typed.expiryDate ?? null],
    ]);
    expect([row.lineAmountTypes, row.currency, row.currencyRate.toFixed()]).toEqual([
      ...[typed.lineAmountTypes, typed.currencyCode, decimal(typed.currencyRate).toFixed()],
    ]);
    expect(row.lines.map((line) => [line.description, line.unitAmount?.toFixed()])).toEqual(
      typed.lines.map((line) => [line.description, decimal(line.unitAmount).toFixed()]),
    );
    expect(row.lines.map(({ tracking }) => tracking.map(({ optionId }) => optionId))).toEqual(
      typed.lines.map((line) => line.tracking ?? []),
    );
    expect(row.subTotal.plus(row.totalTax).eq(row.total)).toBe(true);
  }
});

test('every repeating sales invoice with its schedule, and none of a supplier', async () => {
  const { rows, unreadable } = await readAll(xero.adapter.readers.repeating_invoices, read());
  const sales = own().repeatingInvoices.filter(({ type }) => type === 'ACCREC');
  expect(unreadable).toEqual([]);
  expect(ids(rows)).toEqual(sales.map((one) => one.repeatingInvoiceId).sort());
  expect(sales.length).toBeGreaterThan(0);
  for (const typed of sales) {
    const row = byId(rows, typed.repeatingInvoiceId);
    const { period, unit, dueDate, dueDateType, startDate, endDate } = typed.schedule;
    expect([row.period, row.unit, row.dueDay, row.dueType, row.startDate, row.endDate]).toEqual([
      ...[period, unit, dueDate, dueDateType, startDate, endDate ?? null],
    ]);
    expect([row.contactId, row.status, row.approvedForSending]).toEqual([
      ...[typed.contactId, typed.status, typed.approvedForSending],
    ]);
  }
});

test('every item as it is sold', async () => {
  const { rows, unreadable } = await readAll(xero.adapter.readers.items, read());
  expect(unreadable).toEqual([]);
  expect(ids(rows)).toEqual(
    own()
      .items.map((one) => one.itemId)
      .sort(),
  );
  for (const typed of own().items) {
    const row = byId(rows, typed.itemId);
    expect([row.code, row.name, row.isSold, row.accountCode, row.taxType]).toEqual([
      ...[typed.code, typed.name, true, typed.accountCode, typed.taxType],
    ]);
    expect(row.unitPrice?.toFixed()).toBe(decimal(typed.unitPrice).toFixed());
  }
});

test('tracking categories with all their options, archived ones too, and branding themes', async () => {
  const categories = await readAll(xero.adapter.readers.tracking_categories, read());
  expect(categories.rows.map(({ name, status, options }) => [name, status, options])).toEqual(
    own().trackingCategories.map(({ name, status, options }) => [
      ...[name, status],
      options.map(({ trackingOptionId: id, ...option }) => ({ id, ...option })),
    ]),
  );
  const themes = await readAll(xero.adapter.readers.branding_themes, read());
  expect(themes.rows.map(({ id, name, sortOrder }) => [id, name, sortOrder])).toEqual(
    own().brandingThemes.map(({ brandingThemeId, name, sortOrder }) => [brandingThemeId, name, sortOrder]),
  );
});

test('contacts have their addresses, telephone numbers and persons, and nothing of what is empty', async () => {
  const { rows } = await readAll(xero.adapter.readers.contacts, read());
  for (const typed of own().contacts) {
    const row = byId(rows, typed.contactId);
    expect(row.addresses.map(({ type, city, postalCode }) => [type, city, postalCode]).sort()).toEqual(
      typed.addresses.map(({ type, city, postalCode }) => [type, city, postalCode]).sort(),
    );
    expect(row.phones.map(({ type, number }) => [type, number]).sort()).toEqual(
      typed.phones.map(({ type, number }) => [type, number]).sort(),
    );
    expect(row.persons.map(({ email, includeInEmails }) => [email, includeInEmails])).toEqual(
      typed.contactPersons.map((person) => [person.emailAddress, person.includeInEmails]),
    );
  }
  expect(rows.flatMap(({ addresses }) => addresses).length).toBeGreaterThan(10);
});

test('the organisation tells its standing and how it means prices', async () => {
  const { rows } = await readAll(xero.adapter.readers.organisation, read());
  expect(rows).toMatchObject([{ defaultSalesTax: 'Tax Exclusive', edition: 'BUSINESS', class: 'PREMIUM' }]);
});

test('of quotes and items only what changed since then; what Xero cannot tell so is asked for whole', async () => {
  const later = { ...read(), changedSince: new Date('2099-01-01T00:00:00Z') };
  const { quotes, items, repeating_invoices: templates, branding_themes: themes } = xero.adapter.readers;
  const counts = [await readAll(quotes, later), await readAll(items, later), await readAll(themes, later)];
  expect(counts.map(({ rows }) => rows.length)).toEqual([0, 0, own().brandingThemes.length]);
  expect((await readAll(templates, later)).rows.length).toBeGreaterThan(0);
});

test.each(['quotes', 'items', 'tracking_categories', 'branding_themes', 'repeating_invoices'] as const)(
  'a failure of %s is told and heals',
  async (stream) => {
    const request = { portalId: '1', page: null, changedSince: null, ...read() };
    await control(xero.url, 'POST /faults', { operation: '*', kind: 'half', times: 1 });
    expect(await xero.adapter.readers[stream](request)).toMatchObject({ ok: false, error: { vendor: 'xero' } });
    expect(await xero.adapter.readers[stream](request)).toMatchObject({ ok: true });
  },
);

test.each(['items', 'tracking_categories', 'branding_themes', 'repeating_invoices'] as const)(
  'of %s one more look says which are there still',
  async (stream) => {
    const { rows } = await readAll(xero.adapter.readers[stream], read());
    const asked = [rows[0]!.id, 'never-there'];
    const found = await xero.adapter.confirmers[stream]!({ portalId: '1', ...read() }, asked);
    expect(found).toMatchObject({ ok: true, value: { rows: [{ id: rows[0]!.id }], others: [] } });
  },
);
