import { call, connect, control, rowsOf, startSmall, type Tokens } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';
import type { Wire } from '../wire/wire.ts';

let xero: XeroStandIn;
let tokens: Tokens;
beforeEach(async () => {
  xero = await startSmall();
  tokens = await connect(xero);
});
afterEach(() => xero.close());

const changedSince = async (name: string, since: string) =>
  rowsOf(await call(xero, tokens, { path: `/${name}`, headers: { 'If-Modified-Since': since } }), name);
const invoiceEdit = (invoiceId: string, changes: object) => control(xero, '/edit', { invoiceId, changes });
const TODAY = '2026-11-22T00:00:00';

test('a person’s edit is seen, and moves the update time', async () => {
  expect((await control(xero, '/edit', { contactId: ids.ada, changes: { name: 'Ada & Co' } })).status).toBe(204);
  expect(await changedSince('Contacts', TODAY)).toMatchObject([{ ContactID: ids.ada, Name: 'Ada & Co' }]);
  await invoiceEdit(ids.dueToday, { dueDate: '2026-12-24' });
  expect(await changedSince('Invoices', TODAY)).toMatchObject([{ DueDateString: '2026-12-24T00:00:00' }]);
});

test('a new due date of a part-paid invoice is there, but If-Modified-Since does not see it', async () => {
  await invoiceEdit(ids.partPaid, { dueDate: '2026-12-24', sentToContact: true });
  const read = await rowsOf(await call(xero, tokens, { path: '/Invoices/INV-0001' }), 'Invoices');
  expect(read).toMatchObject([{ DueDateString: '2026-12-24T00:00:00', SentToContact: true }]);
  expect(await changedSince('Invoices', TODAY)).toEqual([]);
  await invoiceEdit(ids.partPaid, { reference: 'Order 8' });
  expect(await changedSince('Invoices', TODAY)).toMatchObject([{ Reference: 'Order 8' }]);
});

test('edits that Xero would refuse are refused, in its words where they are known', async () => {
  const refusal = async (answer: Promise<Response>) => [
    (await answer).status,
    ((await (await answer).json()) as { message: string }).message,
  ];
  expect(await refusal(control(xero, '/edit', { contactId: ids.zoe, changes: { name: 'ADA LTD' } }))).toEqual([
    400,
    expect.stringContaining('already assigned to another contact'),
  ]);
  const notValid = [400, 'Invoice not of valid status for modification'];
  expect(await refusal(invoiceEdit(ids.partPaid, { status: 'VOIDED' }))).toEqual(notValid);
  expect(await refusal(invoiceEdit(ids.voided, { status: 'DRAFT' }))).toEqual(notValid);
  expect(await refusal(invoiceEdit(ids.other, { reference: '' }))).toEqual([400, 'No such document']);
  expect((await invoiceEdit(ids.paid, { amount: 1 })).status).toBe(400);
});

const NAME_SPACES = 'Contact Name cannot begin or end with a space, or contain two in a row.';

test.each([
  [{ contactId: ids.ada, changes: { name: 'A <b> c' } }, 'Contact Name cannot contain angle brackets.'],
  [{ contactId: ids.ada, changes: { name: 'A  c' } }, NAME_SPACES],
  [{ contactId: ids.ada, changes: { emailAddress: 'nonsense' } }, 'Email address must be valid'],
  [{ invoiceId: ids.dueToday, changes: { url: 'https://xero.com' } }, 'Url must not contain the word xero'],
  [{ invoiceId: ids.voided, changes: { reference: 'x' } }, 'Invoice not of valid status for modification'],
  [
    { invoiceId: ids.paid, changes: { dueDate: '2026-12-24' } },
    'The document date cannot be before the period lock date, currently set at 30 September 2026',
  ],
  [{ creditNoteId: ids.note, changes: { status: 'VOIDED' } }, 'Credit Note not of valid status for modification'],
])('an edit by hand keeps the rules that a write keeps: %j', async (edit, message) => {
  const [organisation] = xero.state.data.organisations;
  organisation!.periodLockDate = '2026-09-30';
  const before = structuredClone(xero.state.data);
  const answer = await control(xero, '/edit', edit);
  expect([answer.status, await answer.json()]).toEqual([400, { message }]);
  expect(xero.state.data).toEqual(before);
});

test('an approved draft owes; a voided invoice no longer does', async () => {
  const owed = async () => {
    const [zoe] = await rowsOf(await call(xero, tokens, { path: `/Contacts/${ids.zoe}` }), 'Contacts');
    return (zoe?.['Balances'] as Wire)['AccountsReceivable'];
  };
  await invoiceEdit(ids.draft, { status: 'AUTHORISED' });
  expect(await owed()).toEqual({ Outstanding: 144.01, Overdue: 96.01 });
  await invoiceEdit(ids.dueToday, { status: 'VOIDED' });
  expect(await owed()).toEqual({ Outstanding: 64.01, Overdue: 96.01 });
});

test('the whole truth can be read without a token, and counts as no call', async () => {
  const truth = async (path: string) =>
    (await (await fetch(`${xero.url}/__sandbox${path}`)).json()) as Record<string, Wire[]>;
  const before = xero.calls.report().total;
  expect((await truth('/invoices'))['Invoices']).toHaveLength(6);
  expect((await truth('/contacts'))['Contacts']).toHaveLength(3);
  expect((await truth(`/contacts?tenantId=${ids.other}`))['Contacts']).toEqual([]);
  expect(xero.calls.report().total).toBe(before);
  expect((await fetch(`${xero.url}/__sandbox/invoices?tenantId=nope`)).status).toBe(404);
});

test('an invoice becomes overdue as the clock passes midnight of its due date in London', async () => {
  const overdue = async () => {
    const [zoe] = await rowsOf(await call(xero, tokens, { path: `/Contacts/${ids.zoe}` }), 'Contacts');
    return ((zoe?.['Balances'] as Wire)['AccountsReceivable'] as Wire)['Overdue'];
  };
  expect(await overdue()).toBe(0);
  xero.clock.advance(15 * 3600);
  tokens = await connect(xero);
  expect(await overdue()).toBe(80);
});
