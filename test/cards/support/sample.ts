import type { DocumentRow, DocumentsPage, InvoiceDetail } from '../../../src/contract/documents.ts';
import type { Figures, History, MatchedContact, RecordCard } from '../../../src/contract/record-card.ts';

export const row = (change: Partial<DocumentRow> = {}): DocumentRow => ({
  kind: 'invoice',
  id: 'inv-1',
  number: 'INV-0001',
  reference: 'PO 77',
  state: 'overdue',
  date: '2026-09-01',
  dueDate: '2026-10-01',
  daysOverdue: 34,
  currency: 'GBP',
  total: '1204.50',
  amountDue: '1104.50',
  ...change,
});

export const figures = (change: Partial<Figures> = {}): Figures => ({
  currency: 'GBP',
  outstanding: '18240.00',
  overdue: '4210.55',
  notYetDue: '14029.45',
  ageing: [
    { bucket: 'not_yet_due', amount: '14029.45', invoices: 5 },
    { bucket: 'late_1_30', amount: '3106.05', invoices: 1 },
    { bucket: 'late_31_60', amount: '1104.50', invoices: 1 },
    { bucket: 'late_61_90', amount: '0.00', invoices: 0 },
    { bucket: 'late_over_90', amount: '0.00', invoices: 0 },
  ],
  unallocatedCredit: '0.00',
  creditByKind: { credit_note: '0.00', overpayment: '0.00', prepayment: '0.00' },
  drafts: { amount: '0.00', documents: 0 },
  submitted: { amount: '0.00', documents: 0 },
  paidTwelveMonths: '82000.10',
  openInvoices: 7,
  overdueInvoices: 2,
  oldestOverdueDays: 34,
  averageDaysLate: 11.2,
  trend: null,
  ...change,
});

/** Twelve months up to November 2026, all alike. */
export const history = (change: Partial<History> = {}): History => ({
  currency: 'GBP',
  invoiced: '101345.60',
  paid: '83105.60',
  years: [
    { year: '2026', invoiced: '91345.60', paid: '73105.60' },
    { year: '2024', invoiced: '10000.00', paid: '10000.00' },
  ],
  months: Array.from({ length: 12 }, (_, index) => ({
    month: index === 0 ? '2025-12' : `2026-${String(index).padStart(2, '0')}`,
    invoiced: '7612.10',
    paid: '6092.00',
  })),
  ...change,
});

export const contact = (change: Partial<MatchedContact> = {}): MatchedContact => ({
  id: 'contact-1',
  name: 'Acme Ltd',
  archived: false,
  matchedBy: 'contact_number',
  xeroUrl: 'https://go.xero.test/contacts/1',
  ...change,
});

export const company = { objectTypeId: '0-2', objectId: '501', name: 'Acme Ltd' };

/** A company's card as most people see it. */
export const card = (change: Partial<RecordCard> = {}): RecordCard => ({
  record: company,
  customer: company,
  right: 'amounts',
  connection: { state: 'connected', organisation: 'Harbour Supplies', canManage: false, ended: null },
  freshness: { asOf: '2026-11-22T10:40:00Z', stale: false, reason: null },
  state: 'ready',
  contacts: [contact()],
  standing: { status: 'take_care', label: 'Take care', sentence: 'Two invoices are late, the oldest by 34 days.' },
  figures: [figures()],
  history: [history()],
  openDocuments: { rows: [row()], total: 1 },
  ...change,
});

type Withheld = 'contacts' | 'standing' | 'figures' | 'history' | 'openDocuments';

/** The card as the service sends it to somebody from whom it keeps some parts. */
export const without = (whole: RecordCard, ...withheld: Withheld[]): RecordCard =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !withheld.some((one) => one === key))) as RecordCard;

/** The card for somebody who may see the status alone. */
export const statusCard = (): RecordCard => without(card({ right: 'status' }), 'figures', 'history', 'openDocuments');

export const page = (change: Partial<DocumentsPage> = {}): DocumentsPage => ({
  rows: [row()],
  page: 1,
  pageCount: 1,
  total: 1,
  years: ['2026', '2025'],
  ...change,
});

export const invoice = (change: Partial<InvoiceDetail> = {}): InvoiceDetail => ({
  ...row(),
  contactName: 'Acme Ltd',
  lineAmountTypes: 'Exclusive',
  subTotal: '1003.75',
  totalTax: '200.75',
  amountPaid: '60.00',
  amountCredited: '40.00',
  fullyPaidOn: null,
  expectedPaymentDate: null,
  sentToContact: true,
  xeroUrl: 'https://go.xero.test/invoices/1',
  lines: [
    {
      description: 'Rope, 12 mm',
      itemCode: 'ROPE-12',
      accountCode: '200',
      quantity: '7.5',
      unitAmount: '133.8333',
      discount: '10%',
      taxType: 'OUTPUT2',
      taxLabel: '20% (VAT on Income)',
      taxAmount: '200.75',
      lineAmount: '1003.75',
    },
  ],
  payments: [{ id: 'pay-1', date: '2026-10-20', amount: '60.00', reference: 'BACS 12' }],
  credits: [{ kind: 'credit_note', id: 'cn-1', number: 'CN-3', date: '2026-10-05', amount: '40.00' }],
  ...change,
});
