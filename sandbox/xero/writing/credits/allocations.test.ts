import { id, ids } from '../../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const put = (path: string, InvoiceID: string, changes: Wire = {}) =>
  writer.send('PUT', `${path}/Allocations`, {
    body: { Allocations: [{ Invoice: { InvoiceID }, Amount: 5, Date: '2026-11-20', ...changes }] },
  });
const remove = (path: string, allocation: unknown) =>
  writer.send('DELETE', `${path}/Allocations/${String(allocation)}`);
const one = async (path: string): Promise<Wire> => (await writer.read(path))[0] ?? {};
const NOTE = `/CreditNotes/${ids.note}`;
const OVER = `/Overpayments/${ids.overpayment}`;
/** 10.00 and 2.00 tax. */
const small = { Description: 'A pin', Quantity: 1, UnitAmount: 10, AccountCode: '200' };
const PRE = `/Prepayments/${ids.prepayment}`;

test.each([
  { kind: 'CreditNote', path: NOTE, invoice: ids.partPaid, left: 15, due: 85 },
  { kind: 'Overpayment', path: OVER, invoice: ids.partPaid, left: 10, due: 85 },
  { kind: 'Prepayment', path: PRE, invoice: ids.dueToday, left: 35, due: 95 },
])('a part of a $kind is set against an invoice, and taken back', async ({ kind, path, invoice, left, due }) => {
  const before = await one(`/Invoices/${invoice}`);
  const { status, rows } = await put(path, invoice);
  expect([status, rows]).toMatchObject([
    200,
    [
      {
        Amount: 5,
        Date: '/Date(1795132800000+0000)/',
        Invoice: { InvoiceID: invoice },
        [kind]: { [`${kind}ID`]: path.split('/')[2] },
      },
    ],
  ]);
  const { AllocationID } = rows[0]!;
  expect(await one(path)).toMatchObject({ RemainingCredit: left, Status: 'AUTHORISED' });
  expect((await one(path))['Allocations']).toContainEqual(expect.objectContaining({ AllocationID, Amount: 5 }));
  const credited = await one(`/Invoices/${invoice}`);
  expect(credited).toMatchObject({ AmountDue: due, AmountCredited: Number(before['AmountCredited']) + 5 });
  expect(credited['UpdatedDateUTC']).not.toBe(before['UpdatedDateUTC']);
  expect(credited[`${kind}s`]).toContainEqual(expect.objectContaining({ AppliedAmount: 5 }));

  const removed = await remove(path, AllocationID);
  expect([removed.status, removed.rows]).toMatchObject([200, [{ AllocationID, Amount: 5, IsDeleted: true }]]);
  expect(await one(path)).toMatchObject({ RemainingCredit: left + 5 });
  expect(await one(`/Invoices/${invoice}`)).toMatchObject({ AmountDue: due + 5 });
  expect((await remove(path, AllocationID)).status).toBe(404);
});

test('credit that is used up is PAID on the day of the last allocation, and open again once one is deleted', async () => {
  const { AllocationID } = (await put(NOTE, ids.partPaid, { Amount: 20, Date: undefined })).rows[0]!;
  expect(await one(NOTE)).toMatchObject({
    Status: 'PAID',
    RemainingCredit: 0,
    FullyPaidOnDate: '/Date(1795305600000+0000)/',
  });
  await remove(NOTE, AllocationID);
  expect(await one(NOTE)).toMatchObject({ Status: 'AUTHORISED', RemainingCredit: 20 });
});

test('an invoice that credit settles is PAID, and cannot be voided until the allocation is deleted', async () => {
  const { rows } = await writer.send('PUT', '/Invoices', { body: approved({ LineItems: [small] }) });
  const invoice = `/Invoices/${String(rows[0]?.['InvoiceID'])}`;
  const { AllocationID } = (await put(NOTE, String(rows[0]?.['InvoiceID']), { Amount: 12 })).rows[0]!;
  expect(await one(invoice)).toMatchObject({ Status: 'PAID', AmountDue: 0, AmountCredited: 12, AmountPaid: 0 });
  const drop = () => writer.send('POST', invoice, { body: { Status: 'VOIDED' } });
  expect((await drop()).messages).toEqual([
    'Invoice not of valid status for modification',
    'This document cannot be edited as it has a payment or credit note allocated to it.',
  ]);
  await remove(NOTE, AllocationID);
  expect((await drop()).rows).toMatchObject([{ Status: 'VOIDED' }]);
});

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';
const TOO_MUCH = 'Credit Note cannot be allocated as amount is greater than amount outstanding';
const NOT_APPROVED = 'Credit Note can only be allocated to an AUTHORISED invoice';
const OTHER_CONTACT = 'Credit Note cannot be allocated to an invoice of another contact';
const OTHER_CURRENCY = 'Credit Note cannot be allocated to an invoice in another currency';
const NO_AMOUNT = 'Allocation amount must be above zero, with at most two decimals';

test.each<[string, { to?: string; changes?: Wire; messages: string[] }]>([
  ['more than is left of it', { changes: { Amount: 20.01 }, messages: [TOO_MUCH] }],
  ['nothing', { changes: { Amount: 0 }, messages: [NO_AMOUNT] }],
  ['no amount', { changes: { Amount: undefined }, messages: [NO_AMOUNT] }],
  ['half a penny', { changes: { Amount: 0.005 }, messages: [NO_AMOUNT] }],
  ['to an unknown invoice', { to: ids.other, messages: [NOT_FOUND] }],
  [
    'to a draft of another customer in euros',
    { to: ids.draft, messages: [NOT_APPROVED, OTHER_CONTACT, OTHER_CURRENCY] },
  ],
  ['to a voided invoice', { to: ids.voided, messages: [NOT_APPROVED, TOO_MUCH] }],
  [
    'to a paid invoice',
    {
      to: ids.paid,
      messages: ['The invoice you are trying to allocate to has already been paid off', TOO_MUCH],
    },
  ],
  [
    'to a bill',
    { to: ids.bill, messages: ['Credit Note cannot be allocated to an incorrect invoice type', OTHER_CONTACT] },
  ],
  [
    'on a day in the locked period',
    {
      changes: { Date: '2026-10-31' },
      messages: ['The allocation date cannot be before the period lock date, currently set at 31 October 2026'],
    },
  ],
])('refused: %s', async (_what, { to = ids.partPaid, changes = {}, messages }) => {
  writer.organisation.periodLockDate = '2026-10-31';
  const answer = await put(NOTE, to, changes);
  expect([answer.status, answer.messages]).toEqual([400, messages]);
  expect(await one(NOTE)).toMatchObject({ RemainingCredit: 20 });
});

test('an overpayment and a prepayment are refused in their own words, and never above what is due', async () => {
  expect((await put(OVER, ids.dueToday)).messages).toEqual([
    'Overpayment cannot be allocated to an invoice of another contact',
    'Overpayment cannot be allocated to an invoice in another currency',
  ]);
  const body = approved({ LineItems: [small], Contact: { ContactID: ids.zoe }, CurrencyCode: 'EUR' });
  const { InvoiceID } = (await writer.send('PUT', '/Invoices', { body })).rows[0]!;
  expect((await put(PRE, String(InvoiceID), { Amount: 12.01 })).messages).toEqual([
    'Prepayment cannot be allocated as amount is greater than amount outstanding',
  ]);
  expect((await put(PRE, String(InvoiceID), { Amount: 12 })).status).toBe(200);
});

test('a draft and a voided credit note are not allocated', async () => {
  const [note] = writer.organisation.creditNotes;
  for (const status of ['DRAFT', 'VOIDED'] as const) {
    writer.organisation.creditNotes = [{ ...note!, creditNoteId: id('e9'), status, allocations: [] }];
    const { messages } = await put(`/CreditNotes/${id('e9')}`, ids.partPaid);
    expect(messages).toContain('Only an AUTHORISED Credit Note can be allocated');
  }
});

test('two allocations in one call cannot both take what is left; without summarizeErrors=false none is kept', async () => {
  const allocation = { Invoice: { InvoiceNumber: 'INV-0001' }, Amount: 15 };
  const send = (query: string) =>
    writer.send('PUT', `${NOTE}/Allocations${query}`, { body: { Allocations: [allocation, allocation] } });
  expect((await send('')).status).toBe(400);
  expect(await one(NOTE)).toMatchObject({ RemainingCredit: 20 });
  const { status, rows } = await send('?summarizeErrors=false');
  expect([status, rows.map((row) => row['StatusAttributeString'])]).toEqual([200, ['OK', 'ERROR']]);
  expect(await one(NOTE)).toMatchObject({ RemainingCredit: 5 });
});

test('a credit is found at its own address only', async () => {
  expect((await put(`/CreditNotes/${ids.overpayment}`, ids.partPaid)).status).toBe(404);
  expect((await put(`/Prepayments/${ids.note}`, ids.partPaid)).status).toBe(404);
  expect((await remove(`/Overpayments/${ids.note}`, id('a9'))).status).toBe(404);
});

test('an allocation of a locked period stays', async () => {
  writer.organisation.periodLockDate = '2026-11-12';
  expect((await remove(NOTE, id('a9'))).messages).toEqual([
    'The allocation date cannot be before the period lock date, currently set at 12 November 2026',
  ]);
  expect(await one(NOTE)).toMatchObject({ RemainingCredit: 20 });
});

test('the invoice’s history tells of credit', async () => {
  const { AllocationID } = (await put(NOTE, ids.partPaid)).rows[0]!;
  await remove(NOTE, AllocationID);
  const told = await writer.read(`/Invoices/${ids.partPaid}/History`);
  expect(told.map(({ Changes, Details }) => [Changes, Details]).slice(0, 2)).toEqual([
    ['Credit Removed', 'Credit Note CN-1: 5.00 on 2026-11-20'],
    ['Credit Applied', 'Credit Note CN-1: 5.00 on 2026-11-20 to INV-0001'],
  ]);
});

test('sales of credit notes need the scope of invoices, overpayments that of payments', async () => {
  const payments = await startWriter({}, ['accounting.payments', 'accounting.invoices.read']);
  const ask = async (path: string) =>
    (await payments.send('PUT', `${path}/Allocations`, { body: { Amount: 1, Invoice: { InvoiceID: ids.partPaid } } }))
      .status;
  expect([await ask(NOTE), await ask(OVER)]).toEqual([401, 200]);
  await payments.xero.close();
});
