import { randomUUID } from 'node:crypto';
import type { IntentKind } from '../../src/invoicing/facts.ts';
import { contactChangeRequest, isChangedTo, type RequestedContact } from '../../src/invoicing/rules/contact-change.ts';
import { unwrap } from '../../src/lib/result.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import { control, pointedXero, XERO_SCOPES } from './support/stand-ins.ts';
import { contactRequest, invoiceRequest, moveRequest } from './support/xero-requests.ts';

let xero: Awaited<ReturnType<typeof pointedXero>>;
beforeAll(async () => (xero = await pointedXero()));
afterAll(() => xero.close());
beforeEach(() => control(xero.url, 'DELETE /faults'));

const where = () => ({ portalId: '1', tenantId: xero.tenantId });
const organisation = () => xero.world.xero.organisations[0]!;
/** A customer with an address to send invoices to. */
const customer = () => organisation().contacts.find((one) => one.status === 'ACTIVE' && one.emailAddress)!;

const send = (kind: IntentKind, request: string, more: { documentId?: string; key?: string } = {}) =>
  xero.adapter.writer.send(where(), {
    kind,
    request,
    documentId: more.documentId ?? null,
    key: more.key ?? randomUUID(),
  });

async function created(more: object = {}): Promise<InvoiceFact> {
  const written = unwrap(await send('create_invoice', invoiceRequest(customer().contactId, more)));
  if (written.kind !== 'invoice') throw new Error(`${written.kind} was written`);
  return written.invoice;
}

const move = (invoice: { id: string }, kind: IntentKind, status: string) =>
  send(kind, moveRequest(invoice.id, status), { documentId: invoice.id });

test('an invoice is made, found again by its id, by its contact and among ids, and its totals are Xero’s', async () => {
  const url = 'https://app.hubspot.com/contacts/1/record/0-3/7?tieout=abc';
  const invoice = await created({ Url: url, Reference: 'Deal 7' });
  expect(invoice).toMatchObject({ status: 'DRAFT', url, reference: 'Deal 7', contactId: customer().contactId });
  expect([invoice.subTotal, invoice.totalTax, invoice.total].map((amount) => amount.toFixed(2))).toEqual([
    '37.04',
    '7.41',
    '44.45',
  ]);
  expect(invoice.lines[0]?.unitAmount?.toFixed()).toBe('12.3456');
  const { writer, fetchByIds } = xero.adapter;
  expect(unwrap(await writer.readInvoice(where(), invoice.id))).toEqual(invoice);
  const by = { contactId: invoice.contactId, changedSince: new Date('2026-11-20T00:00:00Z') };
  expect(unwrap(await writer.findInvoices(where(), by)).map(({ id }) => id)).toContain(invoice.id);
  const fetched = unwrap(await fetchByIds(where(), 'invoices', [invoice.id, randomUUID()]));
  expect(fetched.rows.map(({ id }) => id)).toEqual([invoice.id]);
});

test('only what this app made since then is found, of that contact alone', async () => {
  const { contactId } = customer();
  const old = organisation().invoices.filter((one) => one.contactId === contactId && one.type === 'ACCREC');
  expect(old.length).toBeGreaterThan(0);
  const own = await created();
  const ids = async (changedSince: string, of = contactId): Promise<string[]> =>
    unwrap(
      await xero.adapter.writer.findInvoices(where(), { contactId: of, changedSince: new Date(changedSince) }),
    ).map(({ id }) => id);
  const found = await ids('2020-01-01T00:00:00Z');
  expect(found).toContain(own.id);
  expect(found.filter((id) => old.some(({ invoiceId }) => invoiceId === id))).toEqual([]);
  expect(await ids('2099-01-01T00:00:00Z')).toEqual([]);
  expect(await ids('2020-01-01T00:00:00Z', randomUUID())).toEqual([]);
});

test('bills are not among the invoices that are fetched by id', async () => {
  const bill = organisation().invoices.find(({ type }) => type === 'ACCPAY')!;
  expect(unwrap(await xero.adapter.fetchByIds(where(), 'invoices', [bill.invoiceId])).rows).toEqual([]);
});

test('contacts are fetched by id, archived ones too, 40 at once and no more', async () => {
  const ids = organisation().contacts.map(({ contactId }) => contactId);
  const archived = organisation().contacts.find(({ status }) => status === 'ARCHIVED')!.contactId;
  const some = [archived, ...ids.filter((id) => id !== archived)].slice(0, 40);
  const { rows, unreadable } = unwrap(await xero.adapter.fetchByIds(where(), 'contacts', some));
  expect([rows.map(({ id }) => id).sort(), unreadable]).toEqual([some.toSorted(), []]);
  await expect(xero.adapter.fetchByIds(where(), 'contacts', ids.slice(0, 41))).rejects.toThrow('41 ids');
});

test('a draft is approved, sent, shown to its customer, and voided', async () => {
  const draft = await created();
  const { writer } = xero.adapter;
  expect(await writer.payLink(where(), draft.id)).toMatchObject({ ok: false, error: { code: 'vendor_rejected' } });
  const approved = unwrap(await move(draft, 'approve_invoice', 'AUTHORISED'));
  expect(approved).toMatchObject({ kind: 'invoice', invoice: { id: draft.id, status: 'AUTHORISED' } });
  expect(unwrap(await send('email_invoice', '{}', { documentId: draft.id }))).toEqual({ kind: 'sent' });
  expect(unwrap(await writer.readInvoice(where(), draft.id))).toMatchObject({ sentToContact: true });
  expect(unwrap(await writer.payLink(where(), draft.id))).toMatch(/^https?:\/\/.+/);
  const pdf = Buffer.from(unwrap(await writer.pdf(where(), draft.id)));
  expect([pdf.subarray(0, 5).toString(), pdf.toString('latin1').includes(draft.invoiceNumber)]).toEqual([
    '%PDF-',
    true,
  ]);
  expect(unwrap(await move(draft, 'void_invoice', 'VOIDED'))).toMatchObject({ invoice: { status: 'VOIDED' } });
  const again = await move(draft, 'approve_invoice', 'AUTHORISED');
  expect(again).toMatchObject({ ok: false, error: { code: 'vendor_rejected', status: 400 } });
});

test('a draft is deleted', async () => {
  const draft = await created();
  expect(unwrap(await move(draft, 'delete_invoice', 'DELETED'))).toMatchObject({ invoice: { status: 'DELETED' } });
});

test('a contact is made once and found by its number; a taken name is refused in Xero’s words', async () => {
  const name = 'Otter & Daughters “Ltd”';
  const written = unwrap(await send('create_contact', contactRequest(name, 'HS-COMPANY-77')));
  expect(written).toMatchObject({
    kind: 'contact',
    contact: { name, contactNumber: 'HS-COMPANY-77', status: 'ACTIVE' },
  });
  const { writer } = xero.adapter;
  expect(unwrap(await writer.findContact(where(), 'HS-COMPANY-77'))).toMatchObject({ name });
  expect(unwrap(await writer.findContact(where(), 'HS-COMPANY-78'))).toBeNull();
  expect(await send('create_contact', contactRequest(name, 'HS-COMPANY-79'))).toMatchObject({
    ok: false,
    error: { code: 'vendor_rejected', messages: [expect.stringContaining(name) as string] },
  });
});

test('what is filled in at a contact is changed and nothing else; it is found by its id', async () => {
  const before = organisation().contacts.find(
    (one) => one.status === 'ACTIVE' && one.contactPersons.length > 0 && one.addresses.length > 0,
  )!;
  const { writer } = xero.adapter;
  const contact = unwrap(await writer.readContact(where(), before.contactId))!;
  const change = { email: 'accounts@filled-in.test', postCode: 'ZZ1 1ZZ' };
  const request = contactChangeRequest({ ...contact, contactId: contact.id }, change);
  const written = unwrap(await send('update_contact', request, { documentId: contact.id }));
  const { addresses, ...rest } = contact;
  const printed = addresses.find(({ type }) => type === 'POBOX') ?? { type: 'POBOX' };
  expect(written).toMatchObject({
    kind: 'contact',
    contact: {
      ...{ ...rest, updatedAt: expect.any(Date) as Date },
      email: 'accounts@filled-in.test',
      addresses: expect.arrayContaining([
        ...addresses.filter(({ type }) => type !== 'POBOX'),
        { ...printed, postalCode: 'ZZ1 1ZZ' },
      ]) as unknown,
    },
  });
  const after = unwrap(await writer.readContact(where(), contact.id))!;
  const [asked] = (JSON.parse(request) as { Contacts: [RequestedContact] }).Contacts;
  expect(isChangedTo(asked, after)).toBe(true);
  expect(after.persons).toEqual(contact.persons);
  expect(unwrap(await writer.readContact(where(), randomUUID()))).toBeNull();
  const refused = await send('update_contact', '{"Contacts":[{"EmailAddress":"zoë"}]}', { documentId: contact.id });
  expect(refused).toMatchObject({ error: { code: 'vendor_rejected', messages: ['Email address must be valid'] } });
});

test('what Xero finds wrong is told, every point of it, and nothing is made', async () => {
  const lines = {
    LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '999999', TaxType: 'NOSUCH' }],
  };
  const refused = await send('create_invoice', invoiceRequest(customer().contactId, { ...lines, CurrencyCode: 'JPY' }));
  expect(refused).toMatchObject({ ok: false, error: { code: 'vendor_rejected', vendor: 'xero' } });
  const { messages } = (refused as { error: { messages: string[] } }).error;
  expect(messages.join('\n')).toContain('JPY');
  expect(messages.every((message) => message.length > 10)).toBe(true);
});

test('the same bytes under the same key make one invoice; other bytes under it tell nothing', async () => {
  const key = randomUUID();
  const request = invoiceRequest(customer().contactId);
  const [first, second] = [
    await send('create_invoice', request, { key }),
    await send('create_invoice', request, { key }),
  ];
  expect(unwrap(second)).toEqual(unwrap(first));
  const other = await send('create_invoice', invoiceRequest(customer().contactId, { Reference: 'other' }), { key });
  expect(other).toMatchObject({ error: { code: 'vendor_unclear', remembered: true } });
});

test.each([
  ['commit-then-cut', true],
  ['half', true],
  ['cut', false],
])('after a %s nobody knows; the same key tells', async (kind, wasDone) => {
  const key = randomUUID();
  const request = invoiceRequest(customer().contactId, { Reference: key });
  await control(xero.url, 'POST /faults', { operation: 'createInvoices', kind, times: 1 });
  const known = async (): Promise<number> => {
    const by = { contactId: customer().contactId, changedSince: new Date('2026-11-20T00:00:00Z') };
    return unwrap(await xero.adapter.writer.findInvoices(where(), by)).filter((one) => one.reference === key).length;
  };
  expect(await send('create_invoice', request, { key })).toMatchObject({
    error: { code: 'vendor_unclear', remembered: false },
  });
  expect(await known()).toBe(wasDone ? 1 : 0);
  unwrap(await send('create_invoice', request, { key }));
  expect(await known()).toBe(1);
});

test('a fault of Xero’s is repeated for the same key', async () => {
  const key = randomUUID();
  const request = invoiceRequest(customer().contactId);
  await control(xero.url, 'POST /faults', { operation: 'createInvoices', kind: 'status', status: 500, times: 1 });
  const fault = { error: { code: 'vendor_unclear', remembered: true, detail: 'answered 500' } };
  expect(await send('create_invoice', request, { key })).toMatchObject(fault);
  expect(await send('create_invoice', request, { key })).toMatchObject(fault);
  expect(await send('create_invoice', request)).toMatchObject({ ok: true });
});

test('a limit is a limit, not an unclear answer', async () => {
  await control(xero.url, 'POST /faults', { operation: 'createInvoices', kind: 'throttle', times: 1 });
  const throttled = await send('create_invoice', invoiceRequest(customer().contactId));
  expect(throttled).toMatchObject({ error: { code: 'vendor_throttled' } });
});

test('a connection that may only read names the scope that it lacks', async () => {
  const scopes = XERO_SCOPES.map((scope) => scope.replace(/(invoices|contacts)$/, '$1.read'));
  const narrow = await pointedXero({ scopes });
  const at = { portalId: '1', tenantId: narrow.tenantId };
  const write = { documentId: null, key: randomUUID(), request: contactRequest('New', 'HS-COMPANY-1') };
  expect(await narrow.adapter.writer.send(at, { kind: 'create_contact', ...write })).toMatchObject({
    error: { code: 'auth_revoked', detail: 'the connection does not allow accounting.contacts' },
  });
  await narrow.close();
});

test('a token that has expired is renewed, and the invoice made once', async () => {
  const from = xero.asked.length;
  await control(xero.url, 'POST /clock', { advanceSeconds: 1801 });
  await created();
  expect(xero.asked.slice(from)).toEqual(['kept', 'fresh']);
});

test('an invoice that is not there is nothing; neither a link nor a file of it', async () => {
  const { writer } = xero.adapter;
  const id = randomUUID();
  expect(unwrap(await writer.readInvoice(where(), id))).toBeNull();
  expect(await writer.payLink(where(), id)).toMatchObject({ error: { code: 'vendor_rejected', status: 404 } });
  expect(await writer.pdf(where(), id)).toMatchObject({ error: { code: 'vendor_rejected', status: 404 } });
});
