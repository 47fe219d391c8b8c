import { decimal } from '../../lib/money.ts';
import type { DealInvoice } from '../facts.ts';
import { DEAL_AMOUNTS, DEAL_PROPERTIES, dealValuesOf } from './deal-roll-up.ts';
import { SEVERAL_CURRENCIES } from './roll-up.ts';

const today = '2026-11-20';
const invoice = (changes: Partial<DealInvoice> = {}): DealInvoice => ({
  ...{ status: 'AUTHORISED', invoiceNumber: 'INV-1', date: '2026-11-01', currency: 'GBP' },
  ...{ dueDate: '2026-12-01', fullyPaidOn: null, total: decimal('120.5'), amountDue: decimal('120.5') },
  ...{ amountPaid: decimal('0'), amountCredited: decimal('0') },
  ...changes,
});
const paid = { status: 'PAID', amountDue: decimal('0'), amountPaid: decimal('120.5'), fullyPaidOn: '2026-11-10' };
const of = (invoices: DealInvoice[], withAmounts = false) => dealValuesOf(invoices, { today, withAmounts });

test.each([
  ['a draft', [invoice({ status: 'DRAFT' })], 'draft'],
  ['one that waits for approval', [invoice({ status: 'SUBMITTED' })], 'submitted'],
  ['one that is owed', [invoice()], 'awaiting_payment'],
  ['one of which a part is paid', [invoice({ amountPaid: decimal('1'), amountDue: decimal('119.5') })], 'part_paid'],
  ['one that is late', [invoice({ dueDate: '2026-11-19' })], 'overdue'],
  ['one that is paid', [invoice(paid)], 'paid'],
  ['one that was voided', [invoice({ status: 'VOIDED' })], 'voided'],
  ['one that is paid and one that is late', [invoice(paid), invoice({ dueDate: '2026-11-19' })], 'overdue'],
  ['one that is paid and a draft', [invoice(paid), invoice({ status: 'DRAFT' })], 'draft'],
  ['one that was voided and made anew', [invoice({ status: 'VOIDED' }), invoice(paid)], 'paid'],
])('of %s', (_what, invoices, status) => {
  expect(of(invoices)).toMatchObject({ tieout_invoice_status: status });
});

test('numbers and dates are those of what stands, the oldest first', () => {
  const two = [invoice({ invoiceNumber: 'INV-2', date: '2026-11-02', dueDate: '2026-11-30' }), invoice()];
  expect(of([...two, invoice({ status: 'VOIDED', invoiceNumber: 'INV-0', date: '2026-10-01' })])).toEqual({
    tieout_invoice_status: 'awaiting_payment',
    tieout_invoice_number: 'INV-1, INV-2',
    tieout_invoice_date: '2026-11-02',
    tieout_invoice_due_date: '2026-11-30',
    tieout_invoice_paid_date: '',
  });
  const all = [invoice(paid), invoice({ ...paid, fullyPaidOn: '2026-11-12' })];
  expect(of(all)).toMatchObject({ tieout_invoice_due_date: '', tieout_invoice_paid_date: '2026-11-12' });
});

test('amounts are of one currency, or none is written; every value has its property', () => {
  const values = of([invoice(), invoice(paid)], true);
  expect(values).toMatchObject({ tieout_invoice_total: '241', tieout_invoice_due: '120.5' });
  expect(Object.keys(values ?? {})).toEqual([...DEAL_PROPERTIES, ...DEAL_AMOUNTS].map(({ name }) => name));
  expect(of([invoice(), invoice({ currency: 'EUR' })], true)).toMatchObject({
    ...{ tieout_invoice_total: '', tieout_invoice_due: '', tieout_invoice_currency: SEVERAL_CURRENCIES },
  });
});

test('a deal without an invoice that Xero still has is given nothing', () => {
  expect([of([]), of([invoice({ status: 'DELETED' })])]).toEqual([null, null]);
});
