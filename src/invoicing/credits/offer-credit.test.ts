import { decimal } from '../../lib/money.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import { offerCredit } from './offer-credit.ts';

const books = {
  taxRates: [{ taxType: 'OUTPUT2', name: '20%', rate: decimal('20') }],
  ...{ zone: 'Pacific/Auckland', periodLockDate: null, endOfYearLockDate: null },
};
const sold = {
  ...{ lineItemId: null, description: 'Sign', itemCode: null, accountCode: '200', taxType: 'OUTPUT2', tracking: [] },
  ...{ quantity: decimal('1'), unitAmount: decimal('100'), discountRate: null, discountAmount: null },
  ...{ lineAmount: decimal('100'), taxAmount: decimal('20') },
};
const invoice = {
  ...{ id: 'i', invoiceNumber: 'INV-7', status: 'AUTHORISED', currency: 'GBP', lineAmountTypes: 'Exclusive' },
  ...{ total: decimal('120'), totalTax: decimal('20'), amountDue: decimal('30'), amountCredited: decimal('0') },
  lines: [sold],
} as unknown as InvoiceFact;
const now = new Date('2026-11-20T12:00:00Z');

const offer = (amount?: string, more: { invoice?: object; books?: object } = {}) =>
  offerCredit({
    ...{ books: { ...books, ...more.books }, invoice: { ...invoice, ...more.invoice }, credits: [], now },
    amount: amount === undefined ? undefined : decimal(amount),
  });
const words = (...asked: Parameters<typeof offer>): string => {
  const offered = offer(...asked);
  return offered.ok ? 'offered' : offered.error.message;
};

test('what is owed is set against the invoice, the rest stays; the day is that of the organisation', () => {
  const offered = offer('70');
  if (!offered.ok) throw new Error(offered.error.message);
  const { date, allocated, open } = offered.value;
  expect([date, allocated.toFixed(2), open.toFixed(2)]).toEqual(['2026-11-21', '30.00', '40.00']);
});

test.each<[string, Parameters<typeof offer>]>([
  ['Invoice INV-7 comes to GBP 120.00: more than that cannot be credited.', ['120.01']],
  ['The amount of a credit note is above nothing.', ['0']],
  ['Amounts in GBP have 2 decimals.', ['1.005']],
  ['Amounts in JPY have no decimals.', ['1.5', { invoice: { currency: 'JPY' } }]],
  [
    'Invoice INV-7 is a draft: put it right or delete it instead of crediting it.',
    ['1', { invoice: { status: 'DRAFT' } }],
  ],
  ['Invoice INV-7 is gone in Xero: there is nothing to be credited.', ['1', { invoice: { status: 'VOIDED' } }]],
  ['Invoice INV-7 comes to nothing: there is nothing to be credited.', ['1', { invoice: { total: decimal('0') } }]],
  ['All of invoice INV-7 is credited already.', ['1', { invoice: { amountCredited: decimal('120') } }]],
  [
    'GBP 40.00 of invoice INV-7 can still be credited, and no more: the rest of its GBP 120.00 is credited already.',
    ['41', { invoice: { amountCredited: decimal('80') } }],
  ],
  [
    'The books are locked up to 21 November 2026: Xero takes no credit note of 21 November 2026. Finance can move the lock date in Xero.',
    ['1', { books: { periodLockDate: '2026-10-31', endOfYearLockDate: '2026-11-21' } }],
  ],
])('refused: %s', (message, asked) => {
  expect(words(...asked)).toBe(message);
});
