import { decimal } from '../../../lib/money.ts';
import { bearsMark, creditReference, withoutMark } from './credit-mark.ts';
import { allocationRequest, creditRequest } from './credit-request.ts';

const INTENT = '0a1b2c3d-0000-4000-8000-9f3a1c22b7d0';
const OTHER = '0a1b2c3d-0000-4000-8000-9f3a1c22b7d1';

test('the reference says whose and why, and ends with the mark of its intent, whatever its length', () => {
  const short = creditReference({ invoiceNumber: 'INV-7', reason: 'Sent back', intentId: INTENT });
  expect(short).toBe('INV-7: Sent back · 9f3a1c22b7d0');
  expect([short, 'By hand · 12'].map(withoutMark)).toEqual(['INV-7: Sent back', 'By hand · 12']);
  const long = creditReference({ invoiceNumber: 'INV-7', reason: '😀'.repeat(200), intentId: INTENT });
  expect(long.length).toBeLessThanOrEqual(255);
  expect([short, long].map((one) => [bearsMark(one, INTENT), bearsMark(one, OTHER)])).toEqual([
    [true, false],
    [true, false],
  ]);
});

const line = {
  ...{ description: '', accountCode: '200', taxType: 'OUTPUT2', tracking: [] },
  ...{ quantity: decimal('1'), unitAmount: decimal('10.5'), lineAmount: decimal('10.5'), taxAmount: decimal('1.75') },
};
const sent = (currency: string, isTaxSaid = false): string =>
  creditRequest({
    invoice: { contactId: 'c1', currency, currencyRate: decimal('1.17') },
    document: {
      lineAmountTypes: 'Inclusive',
      lines: [{ ...line, isTaxSaid }],
      ...{ subTotal: decimal('8.75'), totalTax: decimal('1.75'), total: decimal('10.5') },
    },
    ...{ date: '2026-11-20', reference: 'INV-7: Sent back · 9f', reason: 'Sent back', baseCurrency: 'GBP' },
  });

test('a credit note is approved, to the invoice’s customer by id, in its currency and at its rate', () => {
  expect(sent('EUR')).toBe(
    '{"CreditNotes":[{"Type":"ACCRECCREDIT","Contact":{"ContactID":"c1"},"Date":"2026-11-20","LineAmountTypes":"Inclusive",' +
      '"CurrencyCode":"EUR","CurrencyRate":1.17,"Reference":"INV-7: Sent back · 9f","Status":"AUTHORISED",' +
      '"LineItems":[{"Description":"Sent back","Quantity":1,"UnitAmount":10.5,"AccountCode":"200","TaxType":"OUTPUT2"}]}]}',
  );
  expect(sent('GBP')).not.toContain('CurrencyRate');
  expect(sent('GBP', true)).toContain('"TaxAmount":1.75');
});

test('an allocation names the invoice, the amount and the day', () => {
  expect(allocationRequest({ invoiceId: 'i', amount: decimal('40'), date: '2026-11-20' })).toBe(
    '{"Allocations":[{"Invoice":{"InvoiceID":"i"},"Amount":40,"Date":"2026-11-20"}]}',
  );
});
