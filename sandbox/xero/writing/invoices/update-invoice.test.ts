import { control } from '../../testing/harness.ts';
import { id, ids } from '../../testing/small-world.ts';
import { approved, bankAccount, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

const NOT_VALID = 'Invoice not of valid status for modification';
const HAS_PAYMENT = 'This document cannot be edited as it has a payment or credit note allocated to it.';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const update = (invoiceId: string, changes: Wire) => writer.send('POST', `/Invoices/${invoiceId}`, { body: changes });
const updated = async (invoiceId: string, changes: Wire): Promise<Wire> => {
  const { status, rows, messages } = await update(invoiceId, changes);
  expect([status, messages]).toEqual([200, []]);
  return rows[0]!;
};
const created = async (changes: Wire = {}): Promise<string> => {
  const { rows } = await writer.send('PUT', '/Invoices', { body: approved(changes) });
  return String(rows[0]?.['InvoiceID']);
};
const linesOf = (row: Wire): Wire[] => row['LineItems'] as Wire[];

test('a draft is submitted, taken back, approved; an approved one voided; nothing after that', async () => {
  const draft = await created({ Status: 'DRAFT' });
  for (const Status of ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'AUTHORISED'])
    expect(await updated(draft, { Status })).toMatchObject({ Status });
  for (const Status of ['DRAFT', 'SUBMITTED', 'DELETED', 'PAID'])
    expect((await update(draft, { Status })).messages).toEqual([NOT_VALID]);
  expect(await updated(draft, { Status: 'VOIDED' })).toMatchObject({ Status: 'VOIDED', AmountDue: 0, Total: 120 });
  for (const changes of [{ Status: 'AUTHORISED' }, { Reference: 'x' }])
    expect((await update(draft, changes)).messages).toEqual([NOT_VALID]);
});

test('a draft can be deleted, and its number is free again', async () => {
  const draft = await created({ Status: 'DRAFT', InvoiceNumber: 'MINE' });
  expect(await updated(draft, { Status: 'DELETED' })).toMatchObject({ Status: 'DELETED' });
  await created({ InvoiceNumber: 'MINE' });
});

test('what is not sent stays; lines are kept by their ids, others are new, and unsent ones are gone', async () => {
  const two = [
    { Description: 'one', Quantity: 2, UnitAmount: 5, AccountCode: '200' },
    { Description: 'two', Quantity: 1, UnitAmount: 7, AccountCode: '200' },
  ];
  const invoice = await created({ LineItems: two, Reference: 'kept' });
  const [before] = await writer.read(`/Invoices/${invoice}`);
  expect(await updated(invoice, { DueDate: '2026-12-24' })).toMatchObject({
    Reference: 'kept',
    DueDateString: '2026-12-24T00:00:00',
    LineItems: linesOf(before!),
  });
  const { LineItemID } = linesOf(before!)[1]!;
  const more = { Description: 'new', UnitAmount: 1, AccountCode: '200' };
  const after = await updated(invoice, { LineItems: [{ LineItemID, Quantity: 3 }, more] });
  expect(linesOf(after)).toMatchObject([
    { LineItemID, Description: 'two', Quantity: 3, UnitAmount: 7 },
    { Description: 'new', LineAmount: 1 },
  ]);
  expect(after).toMatchObject({ SubTotal: 22, Total: 26.4 });
});

test('an invoice is found by its number, and one with an unknown id is not made', async () => {
  const invoice = await created({ InvoiceNumber: 'A-1' });
  const byNumber = { InvoiceNumber: 'a-1', Reference: 'found' };
  expect((await writer.send('POST', '/Invoices', { body: byNumber })).rows).toMatchObject([
    { InvoiceID: invoice, InvoiceNumber: 'a-1', Reference: 'found' },
  ]);
  const unknown = { Invoices: [approved({ InvoiceID: ids.other })] };
  expect((await writer.send('POST', '/Invoices', { body: unknown })).messages).toEqual([
    'The document with the supplied id was not found for this endpoint.',
  ]);
  expect((await update('A-1', {})).rows).toEqual([]);
  expect((await update('nope', { Reference: 'x' })).status).toBe(404);
  const made = await writer.send('POST', '/Invoices', { body: approved() });
  expect([made.status, made.rows[0]?.['InvoiceNumber']]).toEqual([200, 'INV-0006']);
});

test('of a part-paid invoice only what does not touch its money can be changed', async () => {
  const [before] = await writer.read(`/Invoices/${ids.partPaid}`);
  const lines = linesOf(before!).map(({ LineItemID }, index) => ({ LineItemID, Description: `Renamed ${index}` }));
  const free = {
    Reference: 'New',
    DueDate: '2026-12-01',
    InvoiceNumber: 'NEW',
    Url: 'https://a.example',
    LineItems: lines,
  };
  expect(await updated(ids.partPaid, free)).toMatchObject({ ...before, ...afterwards(free) });
  const [{ LineItemID } = {}] = linesOf(before!);
  const refused: Wire[] = [
    { Status: 'VOIDED' },
    { Date: '2026-11-01' },
    { CurrencyCode: 'EUR' },
    { LineAmountTypes: 'Inclusive' },
    { Contact: { ContactID: ids.zoe } },
    { LineItems: [{ LineItemID }] },
    { LineItems: linesOf(before!).map((line) => ({ ...line, Quantity: 9, LineAmount: undefined })) },
    { LineItems: linesOf(before!).map((line) => ({ LineItemID: line['LineItemID'], TaxType: 'ZERORATEDOUTPUT' })) },
    { LineItems: linesOf(before!).map((line) => ({ LineItemID: line['LineItemID'], TaxType: 'NOPE' })) },
  ];
  for (const changes of refused)
    expect([changes, (await update(ids.partPaid, changes)).messages]).toEqual([changes, [NOT_VALID, HAS_PAYMENT]]);
});

const afterwards = ({ DueDate, LineItems, ...same }: { DueDate: string; LineItems: Wire[] } & Wire): Wire => ({
  ...same,
  DueDate: expect.any(String) as string,
  DueDateString: `${DueDate}T00:00:00`,
  LineItems: LineItems.map((line) => expect.objectContaining(line) as Wire),
  UpdatedDateUTC: expect.any(String) as string,
  UpdatedDateUTCString: expect.any(String) as string,
});

test('a paid invoice that is sent back as it was read stays paid', async () => {
  const [paid] = await writer.read(`/Invoices/${ids.paid}`);
  expect(await updated(ids.paid, { ...paid, Reference: 'New' })).toMatchObject({ Status: 'PAID', Reference: 'New' });
});

test('nothing in a locked period is changed', async () => {
  writer.organisation.periodLockDate = '2026-10-31';
  for (const changes of [{ Status: 'VOIDED' }, { Reference: 'x' }, { Date: '2026-11-02' }])
    expect((await update(ids.dueToday, changes)).messages).toEqual([
      'The document date cannot be before the period lock date, currently set at 31 October 2026',
    ]);
});

test('a new due date of a part-paid invoice does not move its update time; a new reference does', async () => {
  const seen = async () =>
    (await writer.read('/Invoices?order=UpdatedDateUTC DESC')).map(({ InvoiceID }) => InvoiceID)[0] === ids.partPaid;
  await created();
  await updated(ids.partPaid, { DueDate: '2026-12-01' });
  expect(await seen()).toBe(false);
  writer.xero.clock.advance(5);
  await updated(ids.partPaid, { Reference: 'new' });
  expect(await seen()).toBe(true);
});

test('of two writes at once that exclude each other, one is done and the other refused', async () => {
  for (let time = 0; time < 5; time += 1) {
    const invoice = await created();
    await control(writer.xero, '/faults', { operation: '*', kind: 'delay', delayMs: 5, times: 2 });
    const payment = { Invoice: { InvoiceID: invoice }, Account: { AccountID: bankAccount }, Amount: 120 };
    const [voided, paid] = await Promise.all([
      update(invoice, { Status: 'VOIDED' }),
      writer.send('PUT', '/Payments', { body: payment }),
    ]);
    expect([voided.status, paid.status].sort()).toEqual([200, 400]);
    const [after] = await writer.read(`/Invoices/${invoice}`);
    expect(after?.['Status']).toBe(voided.status === 200 ? 'VOIDED' : 'PAID');
  }
});

test('a line with an id that the invoice does not have is new', async () => {
  const invoice = await created();
  const line = { LineItemID: id('77'), Description: 'new', UnitAmount: 1, AccountCode: '200' };
  const [made] = linesOf(await updated(invoice, { LineItems: [line] }));
  expect(made?.['LineItemID']).not.toBe(id('77'));
});
