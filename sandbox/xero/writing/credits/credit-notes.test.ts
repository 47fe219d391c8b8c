import { ids } from '../../testing/small-world.ts';
import { startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

/** The smallest credit note that can be approved: 40.00 and 8.00 tax, for Ada. */
const credited = (changes: Wire = {}): Wire => ({
  Type: 'ACCRECCREDIT',
  Contact: { ContactID: ids.ada },
  LineItems: [{ Description: 'A sign given back', Quantity: 2, UnitAmount: 20, AccountCode: '200' }],
  Status: 'AUTHORISED',
  ...changes,
});
const put = (changes: Wire = {}) => writer.send('PUT', '/CreditNotes', { body: { CreditNotes: [credited(changes)] } });
const made = async (changes: Wire = {}): Promise<string> => String((await put(changes)).rows[0]?.['CreditNoteID']);
const update = (id: string, body: Wire) => writer.send('POST', `/CreditNotes/${id}`, { body });
const NOT_VALID = 'Credit Note not of valid status for modification';

test('a credit note gets a number, a date, its tax and its total, and is all still to be used', async () => {
  const { status, rows } = await put({ Reference: 'RMA 7' });
  expect([status, rows]).toMatchObject([
    200,
    [
      {
        Type: 'ACCRECCREDIT',
        CreditNoteNumber: 'CN-0002',
        Status: 'AUTHORISED',
        DateString: '2026-11-22T00:00:00',
        Reference: 'RMA 7',
        LineAmountTypes: 'Exclusive',
        SubTotal: 40,
        TotalTax: 8,
        Total: 48,
        RemainingCredit: 48,
        CurrencyCode: 'GBP',
        Allocations: [],
        Contact: { Name: 'Ada Ltd' },
      },
    ],
  ]);
  expect(await writer.read(`/CreditNotes/${String(rows[0]?.['CreditNoteID'])}`)).toEqual([
    { ...rows[0], LineItems: rows[0]?.['LineItems'] },
  ]);
});

test('without a status it is a draft, and lowers what the customer owes only once it is approved', async () => {
  const owed = async () =>
    ((await writer.read(`/Contacts/${ids.ada}`))[0]?.['Balances'] as { AccountsReceivable: { Outstanding: number } })
      .AccountsReceivable.Outstanding;
  const note = await made({ Status: undefined });
  expect((await writer.read(`/CreditNotes/${note}`))[0]).toMatchObject({ Status: 'DRAFT', RemainingCredit: 48 });
  const before = await owed();
  expect((await update(note, { Status: 'SUBMITTED' })).rows).toMatchObject([{ Status: 'SUBMITTED' }]);
  expect(await owed()).toBe(before);
  expect((await update(note, { Status: 'AUTHORISED' })).rows).toMatchObject([{ Status: 'AUTHORISED' }]);
  expect(await owed()).toBe(before - 48);
  expect((await update(note, { Status: 'DRAFT' })).messages).toEqual([NOT_VALID]);
  expect((await update(note, { Status: 'VOIDED' })).rows).toMatchObject([{ Status: 'VOIDED', RemainingCredit: 0 }]);
  expect((await update(note, { Reference: 'late' })).messages).toEqual([NOT_VALID]);
});

test('a draft is changed line by line, and deleted; what is deleted stays so', async () => {
  const note = await made({ Status: 'DRAFT' });
  const [before] = await writer.read(`/CreditNotes/${note}`);
  const [line] = before?.['LineItems'] as Wire[];
  const changed = await update(note, {
    LineItems: [{ LineItemID: line?.['LineItemID'], Quantity: 3 }],
    Date: '2026-11-01',
  });
  expect(changed.rows).toMatchObject([
    { Total: 72, DateString: '2026-11-01T00:00:00', LineItems: [{ Quantity: 3, UnitAmount: 20 }] },
  ]);
  expect((await update(note, { Status: 'VOIDED' })).messages).toEqual([NOT_VALID]);
  expect((await update(note, { Status: 'DELETED' })).rows).toMatchObject([{ Status: 'DELETED' }]);
  expect((await update(note, { Status: 'DRAFT' })).messages).toEqual([NOT_VALID]);
});

test('POST changes the credit note that it names by id or number, and makes any other', async () => {
  const post = (body: Wire) => writer.send('POST', '/CreditNotes?summarizeErrors=false', { body });
  const { rows } = await post({
    CreditNotes: [
      { CreditNoteNumber: 'cn-1', Reference: 'by number' },
      { CreditNoteID: ids.note, Reference: 'by id' },
      { CreditNoteID: ids.other, Reference: 'by nothing' },
      credited({ CreditNoteNumber: 'CR 8' }),
    ],
  });
  expect(rows.map((row) => [row['StatusAttributeString'], row['Reference'], row['CreditNoteNumber']])).toEqual([
    ['OK', 'by id', 'cn-1'],
    ['OK', 'by id', 'cn-1'],
    ['ERROR', 'by nothing', undefined],
    ['OK', '', 'CR 8'],
  ]);
  expect(await writer.read('/CreditNotes')).toHaveLength(2);
});

test.each<[string, Wire, string[]]>([
  ['no type', { Type: undefined }, ['Credit Note not of valid type for creation']],
  ['the type of an invoice', { Type: 'ACCREC' }, ['Credit Note not of valid type for creation']],
  ['born void', { Status: 'VOIDED' }, ['Credit Note not of valid status for creation']],
  ['a number that is taken', { CreditNoteNumber: 'CN-1' }, ['Credit Note # must be unique.']],
  ['a number without end', { CreditNoteNumber: 'N'.repeat(256) }, ['Credit Note # must be 255 characters or less.']],
  ['no lines', { LineItems: [] }, ['One or more line items must be specified']],
  ['no contact', { Contact: undefined }, ['A Contact must be specified for this type of transaction']],
  ['another currency', { CurrencyCode: 'NZD' }, ['Organisation is not subscribed to currency NZD']],
  ['a total that is not', { Total: 50 }, ['The document total does not equal the sum of the lines.']],
  [
    'an approval without an account',
    { LineItems: [{ Description: 'x', UnitAmount: 1 }] },
    ['Account code must be specified'],
  ],
  [
    'a discount',
    { LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '200', DiscountRate: 10 }] },
    ['Discounts can only be used on sales invoices'],
  ],
  [
    'less than nothing',
    { LineItems: [{ Description: 'x', UnitAmount: -1, AccountCode: '200' }] },
    ['The total of a credit note cannot be negative'],
  ],
  [
    'a day in the locked period',
    { Date: '2026-01-31' },
    ['The document date cannot be before the period lock date, currently set at 31 January 2026'],
  ],
])('refused: %s', async (_what, changes, messages) => {
  writer.organisation.periodLockDate = '2026-01-31';
  const answer = await put(changes);
  expect([answer.status, answer.messages]).toEqual([400, messages]);
  expect(await writer.read('/CreditNotes')).toHaveLength(1);
});

test('one of a locked period is not changed any more', async () => {
  writer.organisation.periodLockDate = '2026-11-01';
  expect((await update(ids.note, { Reference: 'late' })).messages).toEqual([
    'The document date cannot be before the period lock date, currently set at 1 November 2026',
  ]);
});

test('one that is used in part keeps its amounts and its customer; its reference and number may change', async () => {
  const HAS_CREDIT = 'This document cannot be edited as it has a payment or credit note allocated to it.';
  for (const change of [{ Status: 'VOIDED' }, { Date: '2026-11-02' }, { Contact: { ContactID: ids.zoe } }])
    expect((await update(ids.note, change)).messages).toEqual([NOT_VALID, HAS_CREDIT]);
  expect((await update(ids.note, { Reference: 'RMA 8', CreditNoteNumber: 'CN-9' })).rows).toMatchObject([
    { Reference: 'RMA 8', CreditNoteNumber: 'CN-9', RemainingCredit: 20 },
  ]);
});

test('credit notes of suppliers and what else is not kept are said, not ignored', async () => {
  const said = async (changes: Wire) => {
    const { status, body } = await put(changes);
    return [status, body['text']];
  };
  expect(await said({ Type: 'ACCPAYCREDIT' })).toEqual([
    501,
    'The stand-in does not keep ACCPAYCREDIT, the credit notes of suppliers',
  ]);
  expect(await said({ BrandingThemeID: ids.other })).toEqual([
    501,
    'The stand-in does not keep BrandingThemeID of a credit note',
  ]);
});

test('its history tells what was done, and takes notes', async () => {
  const note = await made({ Status: 'DRAFT' });
  await update(note, { Status: 'AUTHORISED' });
  const body = { HistoryRecords: [{ Details: 'Told the customer' }] };
  expect((await writer.send('PUT', `/CreditNotes/${note}/History`, { body })).status).toBe(200);
  const told = async (id: string) =>
    (await writer.read(`/CreditNotes/${id}/History`)).map(({ Changes, Details }) => [Changes, Details]);
  expect(await told(note)).toEqual([
    ['Note', 'Told the customer'],
    ['Approved', 'CN CN-0002, status AUTHORISED'],
    ['Created', 'CN CN-0002, status DRAFT'],
  ]);
  expect(await told(ids.note)).toEqual([['Created', 'CN CN-1']]);
  expect((await writer.send('GET', `/CreditNotes/${ids.other}/History`)).status).toBe(404);
});
