import { draftOf, liveDeal, liveLine } from '../../../../test/support/billing-facts.ts';
import { madeOf, sentOf } from '../../../../test/support/sent-facts.ts';
import { decimal } from '../../../lib/money.ts';
import type { InvoiceFact, LineFact } from '../../../mirror/facts.ts';
import { editsInXero, overwrittenBy } from './xero-edits.ts';

const lines = [
  liveLine({ id: 'w', name: 'Website', quantity: '2', unitPrice: '500' }),
  liveLine({ id: 'l', name: 'Logo', unitPrice: '80', discountRate: '10' }),
];
const draft = draftOf({ deal: liveDeal({ lines }) });
const made = sentOf(draft);
const invoice = madeOf(draft);
const editedLine = (change: Partial<LineFact>): Partial<InvoiceFact> => ({
  lines: invoice.lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)),
});
const edits = (change: Partial<InvoiceFact>) => editsInXero(made, { ...invoice, ...change });

test('an invoice as it was sent was edited by nobody; nor does one that is gone count', () => {
  expect(edits({})).toBeNull();
  expect(edits({ status: 'AUTHORISED', amountPaid: decimal('5') })).toBeNull();
  expect(edits({ status: 'VOIDED', reference: 'x' })).toBeNull();
  expect(edits(editedLine({ description: 'Website\r\n' }))).toBeNull();
});

test.each<[Partial<InvoiceFact>, string[]]>([
  [{ reference: 'PO 7' }, ['the reference is “PO 7”, was “Refit”']],
  [{ dueDate: '2027-01-31' }, ['it is due on 31 January 2027, was due on 20 December 2026']],
  [editedLine({ quantity: decimal('1') }), ['“Website” was 2 × GBP 500.00, is GBP 500.00']],
  [editedLine({ discountRate: decimal('5') }), ['“Website” was 2 × GBP 500.00, is 2 × GBP 500.00 less 5%']],
  [editedLine({ description: 'Shop' }), ['“Website” is described as “Shop”']],
  [editedLine({ accountCode: '260' }), ['account, tax, item or tracking of “Website” were changed']],
  [editedLine({ itemCode: 'WEB' }), ['account, tax, item or tracking of “Website” were changed']],
  [{ lines: [] }, ['it has 0 lines, had 2 lines']],
])('%j is told', (change, words) => {
  expect(edits(change)?.words).toEqual(words);
});

test('what the deal is billed by otherwise, without tax; in another currency that cannot be said', () => {
  const less = { subTotal: decimal('1022'), total: decimal('1226.4') };
  expect(edits(less)).toEqual({
    words: ['the total was GBP 1,286.40, is GBP 1,226.40'],
    amount: decimal('-50'),
  });
  expect(edits({ ...less, currency: 'EUR' })?.amount).toBeNull();
});

test('a discount that Xero tells as the amount it comes to, or what was not sent at all, is no edit', () => {
  const [, logo] = invoice.lines;
  expect(edits({ lines: [invoice.lines[0]!, { ...logo!, discountAmount: decimal('8') }] })).toBeNull();
  const unbooked = {
    ...made,
    sent: { ...made.sent, lines: made.sent.lines.map((line) => ({ ...line, taxType: null })) },
  };
  expect(editsInXero(unbooked, invoice)).toBeNull();
});

test('an edit is overwritten, unless it is what the deal says by now', () => {
  const edited = { ...invoice, ...editedLine({ quantity: decimal('3') }) };
  expect(overwrittenBy(draft, { ...made, invoice: edited })).toEqual([
    'In Xero “Website” was 2 × GBP 500.00, is 3 × GBP 500.00.',
  ]);
  const raised = draftOf({ deal: liveDeal({ lines: [{ ...lines[0]!, quantity: decimal('3') }, lines[1]!] }) });
  expect(overwrittenBy(raised, { ...made, invoice: edited })).toEqual([]);
});
