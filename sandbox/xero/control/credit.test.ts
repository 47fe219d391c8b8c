import { id, ids } from '../testing/small-world.ts';
import { startWriter, type Writer } from '../testing/writer.ts';
import { control } from '../testing/harness.ts';
import type { Wire } from '../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const play = async (path: string, body: object): Promise<[number, Record<string, string>]> => {
  const answer = await control(writer.xero, path, body);
  return [answer.status, (await answer.json()) as Record<string, string>];
};
const one = async (path: string): Promise<Wire> => (await writer.read(path))[0] ?? {};

test('a customer pays too much, and a person uses it up', async () => {
  const [, { overpaymentId }] = await play('/overpay', { contactId: ids.ada, amount: '100.50' });
  expect(await one(`/Overpayments/${overpaymentId}`)).toMatchObject({
    Type: 'RECEIVE-OVERPAYMENT',
    Status: 'AUTHORISED',
    DateString: '2026-11-22T00:00:00',
    CurrencyCode: 'GBP',
    RemainingCredit: 100.5,
    Contact: { Name: 'Ada Ltd' },
  });
  const asked = { creditId: overpaymentId, invoiceId: ids.partPaid };
  expect(await play('/allocate', { ...asked, amount: 0.5 })).toMatchObject([200, {}]);
  const [, { allocationId }] = await play('/allocate', asked);
  expect(await one(`/Invoices/${ids.partPaid}`)).toMatchObject({ Status: 'PAID', AmountDue: 0, AmountCredited: 100 });
  const { Allocations, RemainingCredit } = await one(`/Overpayments/${overpaymentId}`);
  expect(Allocations).toContainEqual(expect.objectContaining({ AllocationID: allocationId, Amount: 89.5 }));
  expect(RemainingCredit).toBe(10.5);
});

test('money that comes in advance has a currency and its rate', async () => {
  const [, { prepaymentId }] = await play('/prepay', { contactId: ids.zoe, amount: 40, currencyCode: 'EUR' });
  expect(await one(`/Prepayments/${prepaymentId}`)).toMatchObject({
    Type: 'RECEIVE-PREPAYMENT',
    CurrencyCode: 'EUR',
    CurrencyRate: 1.1543,
    RemainingCredit: 40,
    LineItems: [{ Description: 'Prepayment', UnitAmount: 40 }],
  });
});

test.each<[string, string, object, string]>([
  ['to an unknown contact', '/overpay', { contactId: id('77'), amount: 5 }, 'No such document'],
  [
    'in a currency that is not there',
    '/prepay',
    { contactId: ids.ada, amount: 5, currencyCode: 'NZD' },
    'Organisation is not subscribed to currency NZD',
  ],
  ['of an unknown credit', '/allocate', { creditId: id('77'), invoiceId: ids.partPaid }, 'No such document'],
  [
    'above what is left',
    '/allocate',
    { creditId: ids.overpayment, invoiceId: ids.partPaid, amount: 15.01 },
    'Overpayment cannot be allocated as amount is greater than amount outstanding',
  ],
  [
    'to what is paid',
    '/allocate',
    { creditId: ids.note, invoiceId: ids.paid },
    'The invoice you are trying to allocate to has already been paid off',
  ],
])('refused: %s', async (...[, path, body, message]) => {
  expect(await play(path, body)).toEqual([400, { message }]);
});

test('nothing and half a penny are no amounts', async () => {
  for (const amount of [0, -1, 0.005, 'much'])
    expect((await play('/overpay', { contactId: ids.ada, amount }))[0]).toBe(400);
});

test('a person approves a credit note and writes on it; one that is used in part stays', async () => {
  const [note] = writer.organisation.creditNotes;
  writer.organisation.creditNotes.push({
    ...note!,
    creditNoteId: id('e9'),
    creditNoteNumber: 'CN-9',
    status: 'DRAFT',
    allocations: [],
  });
  const edit = (creditNoteId: string, changes: object) => control(writer.xero, '/edit', { creditNoteId, changes });
  expect((await edit(id('e9'), { status: 'AUTHORISED', reference: 'RMA' })).status).toBe(204);
  expect(await one(`/CreditNotes/${id('e9')}`)).toMatchObject({ Status: 'AUTHORISED', Reference: 'RMA' });
  expect((await edit(ids.note, { status: 'VOIDED' })).status).toBe(400);
  expect((await edit(id('77'), { reference: 'x' })).status).toBe(400);
});
