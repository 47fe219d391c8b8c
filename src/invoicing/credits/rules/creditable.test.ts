import { decimal } from '../../../lib/money.ts';
import type { CreditFact } from '../../../mirror/facts.ts';
import type { InvoiceCredit } from '../facts.ts';
import { creditableOf } from './creditable.ts';

const invoice = { id: 'i', total: decimal('120'), amountDue: decimal('70'), amountCredited: decimal('50') };

const note = (total: string, applied: string, more: Partial<CreditFact & { madeFor: string }> = {}): InvoiceCredit => {
  const { madeFor = null, kind = 'credit_note', status = 'AUTHORISED' } = more;
  const allocations = applied === '0' ? [] : [{ invoiceId: 'i', date: '2026-11-20', amount: decimal(applied) }];
  const money = { total: decimal(total), totalTax: decimal(total).div(6).round(2) };
  return { credit: { kind, status, allocations, ...money } as CreditFact, madeFor };
};
const ours = { madeFor: 'i' };
const left = (...credits: InvoiceCredit[]): string => creditableOf(invoice, credits).left.toFixed(2);

test('a note that was made for the invoice counts in full, set against it or not; of one from elsewhere what is set against it', () => {
  expect(left(note('60', '50', ours))).toBe('60.00');
  expect(left(note('60', '50'))).toBe('70.00');
  expect(left(note('60', '50', ours), note('20', '0', ours))).toBe('40.00');
});

test('credit that was made for another invoice is the customer’s money here, and no credit of this one', () => {
  expect(left(note('60', '50', { madeFor: 'another' }))).toBe('120.00');
});

test('what is gone does not count, and money that was paid too much is no credit', () => {
  expect(left(note('50', '50', { kind: 'overpayment' }), note('120', '0', { ...ours, status: 'VOIDED' }))).toBe(
    '120.00',
  );
});

test('what Xero says beyond what is known here counts as credited, and the tax in it is not known', () => {
  expect(left()).toBe('70.00');
  expect(creditableOf(invoice, [])).toMatchObject({ isOurs: false });
  expect(creditableOf(invoice, [note('60', '50', ours)])).toMatchObject({ isOurs: true });
  expect(creditableOf(invoice, [note('60', '50', ours)]).creditedTax.toFixed()).toBe('10');
});

test('never below nothing', () => {
  expect(left(note('200', '50', ours))).toBe('0.00');
});
