import { decimal } from '../../lib/money.ts';
import type { CreditFact, InvoiceFact } from '../facts.ts';
import { compareFacts } from './compare.ts';
import { compareTotals, totalsOf } from './totals.ts';

const UPDATED = new Date('2026-11-19T08:00:00Z');
const common = {
  updatedAt: UPDATED,
  contactId: 'contact-1',
  status: 'AUTHORISED',
  reference: '',
  date: '2026-11-01',
  lineAmountTypes: 'Exclusive' as const,
  currency: 'GBP',
  currencyRate: decimal('1'),
  subTotal: decimal('100'),
  totalTax: decimal('0'),
  total: decimal('100'),
};
const line = {
  lineItemId: 'l',
  description: 'Sign',
  itemCode: null,
  accountCode: '200',
  quantity: decimal('2'),
  unitAmount: decimal('50.0000'),
  discountRate: null,
  tracking: [],
  discountAmount: null,
  taxType: 'OUTPUT2',
  taxAmount: decimal('0'),
  lineAmount: decimal('100'),
};
const invoice: InvoiceFact = {
  ...common,
  id: 'i-1',
  invoiceNumber: 'INV-1',
  dueDate: '2026-11-30',
  expectedPaymentDate: null,
  fullyPaidOn: null,
  amountDue: decimal('100'),
  amountPaid: decimal('0'),
  amountCredited: decimal('0'),
  sentToContact: false,
  url: null,
  lines: [line],
};
const credit: CreditFact = {
  ...common,
  id: 'c-1',
  kind: 'credit_note',
  creditNumber: 'CN-1',
  remainingCredit: decimal('30'),
  allocations: [],
};

const against = (vendor: Partial<InvoiceFact>) =>
  compareFacts('invoices', { mirror: [invoice], vendor: [{ ...invoice, ...vendor }] });
const called = { stream: 'invoices', id: 'i-1', number: 'INV-1' };

test('equal amounts, times and lines are no difference, however they are written', () => {
  const same = {
    total: decimal('100.00'),
    updatedAt: new Date(UPDATED),
    lines: [{ ...line, unitAmount: decimal('50') }],
  };
  expect(against(same)).toEqual([]);
});

test.each<[Partial<InvoiceFact>, string, string]>([
  [{ amountDue: decimal('99.99') }, '100', '99.99'],
  [{ status: 'PAID' }, 'AUTHORISED', 'PAID'],
  [{ sentToContact: true }, 'false', 'true'],
  [{ updatedAt: new Date(UPDATED.getTime() + 1) }, UPDATED.toISOString(), '2026-11-19T08:00:00.001Z'],
])('the difference %j is told with both values', (change, mirror, vendor) => {
  expect(against(change)).toEqual([{ ...called, field: Object.keys(change)[0], mirror, vendor }]);
});

test('a date against none, and a line that differs inside', () => {
  expect(against({ dueDate: null })).toEqual([{ ...called, field: 'dueDate', mirror: '2026-11-30', vendor: null }]);
  expect(against({ lines: [{ ...line, quantity: decimal('3') }] })).toMatchObject([{ field: 'lines' }]);
});

test('a document that one side lacks is one difference', () => {
  const only = { ...called, field: '(whole)' };
  const lacking = compareFacts('invoices', { mirror: [], vendor: [invoice] });
  expect(lacking).toEqual([{ ...only, mirror: null, vendor: 'present' }]);
  const surplus = compareFacts('invoices', { mirror: [invoice], vendor: [] });
  expect(surplus).toEqual([{ ...only, mirror: 'present', vendor: null }]);
});

test('totals go by contact and currency, of approved documents alone', () => {
  const invoices = [
    invoice,
    { ...invoice, amountDue: decimal('0.01') },
    { ...invoice, currency: 'EUR' },
    { ...invoice, contactId: 'contact-2' },
    { ...invoice, status: 'DRAFT' },
    { ...invoice, status: 'VOIDED' },
  ];
  const totals = totalsOf({ invoices, credits: [credit, { ...credit, status: 'PAID' }] });
  expect([...totals].map(([key, total]) => `${key} ${total.toFixed(2)}`)).toEqual([
    'contact-1|GBP owed 100.01',
    'contact-1|EUR owed 100.00',
    'contact-2|GBP owed 100.00',
    'contact-1|GBP credit 30.00',
  ]);
});

test('a total that one side lacks counts as zero there', () => {
  const none = { invoices: [], credits: [] };
  const settled = { invoices: [{ ...invoice, amountDue: decimal('0') }], credits: [] };
  expect(compareTotals({ mirror: none, vendor: settled })).toEqual([]);
  expect(compareTotals({ mirror: { invoices: [invoice], credits: [] }, vendor: none })).toEqual([
    { stream: 'totals', id: 'contact-1', field: 'GBP owed', mirror: '100', vendor: '0' },
  ]);
});
