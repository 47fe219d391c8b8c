import type { DealBilling, ScheduleStep } from '../../../src/contract/schedule.ts';
import type { DealInvoice, DealInvoices, IntentState, InvoiceDraft } from '../../../src/contract/invoicing.ts';

const draftLine: InvoiceDraft['lines'][number] = {
  lineId: '901',
  productId: null,
  description: 'Rope, 12 mm',
  quantity: '7.5',
  unitAmount: '157.1667',
  discount: '10%',
  itemCode: null,
  proposals: [],
  accountCode: '200',
  accountWhy: 'as set in Tieout',
  taxType: 'OUTPUT2',
  taxWhy: 'the tax of the account',
  taxOutcome: null,
  tracking: [],
  taxRate: '20',
  taxAmount: '235.75',
  lineAmount: '1178.75',
};

/** A draft of which nothing is missing. */
export const draft = (change: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  hash: 'hash-1',
  live: true,
  organisation: 'Harbour Supplies',
  customer: { name: 'Acme Ltd', contactId: 'contact-1', email: 'books@acme.test', isNew: false },
  recipients: ['books@acme.test'],
  ...{ stepId: 'whole', step: null },
  currency: 'GBP',
  currencyRate: null,
  date: '2026-11-22',
  dueDate: '2026-12-22',
  terms: '30 days, terms of the customer in Xero',
  reference: 'Rope for the harbour',
  brandingTheme: null,
  status: 'DRAFT',
  may: 'draft',
  lineAmountTypes: 'Exclusive',
  lines: [draftLine],
  totals: { subTotal: '1178.75', totalTax: '235.75', total: '1414.50' },
  gaps: [],
  readiness: { ready: 10, of: 10, checks: [] },
  comparison: {
    ...{ deal: '1178.75', quote: null, invoice: '1414.50', from: 'deal' },
    differences: [{ amount: '235.75', cause: 'Tax is added' }],
  },
  options: {
    accounts: [
      { value: '200', label: '200 Sales' },
      { value: '260', label: '260 Other revenue' },
    ],
    taxRates: [
      { value: 'OUTPUT2', label: '20% (VAT on Income)' },
      { value: 'NONE', label: 'No VAT' },
    ],
    contacts: [],
    items: [],
    createItems: false,
    brandingThemes: [],
  },
  notes: ['Prices are without tax; “20% (VAT on Income)” is added.'],
  elsewhere: null,
  ...change,
});

type Gap = InvoiceDraft['gaps'][number];

const aGap: Gap = {
  ...{ check: 'lines', field: null, lineId: null, severity: 'missing' },
  ...{ message: 'Something is missing.', fix: 'Say it.' },
};

/** A draft that asks something, and so cannot be sent. */
export const draftWith = (gap: Partial<Gap>, change: Partial<InvoiceDraft> = {}): InvoiceDraft =>
  draft({ hash: null, gaps: [{ ...aGap, ...gap }], ...change });

export const intent = (change: Partial<IntentState> = {}): IntentState => ({
  intentId: 'intent-1',
  state: 'in_progress',
  invoice: null,
  credit: null,
  problem: null,
  difference: null,
  ...change,
});

const made = {
  id: 'inv-9',
  number: 'INV-0042',
  xeroUrl: 'https://go.xero.test/inv-9',
  total: '1414.50',
  currency: 'GBP',
};

export const done = (change: Partial<IntentState> = {}): IntentState =>
  intent({ state: 'done', invoice: made, ...change });

export const dealInvoice = (change: Partial<DealInvoice> = {}): DealInvoice => ({
  ...made,
  stepId: 'whole',
  role: null,
  state: 'draft',
  isCredited: false,
  amountDue: '1414.50',
  dueDate: '2026-12-22',
  sentToContact: false,
  mayUnlink: false,
  contactId: 'contact-1',
  recipients: ['books@acme.test', 'owner@acme.test'],
  approval: null,
  actions: ['approve', 'delete'],
  ...change,
});

/** The invoices of a deal that may be invoiced and was not yet. */
export const dealInvoices = (change: Partial<DealInvoices> = {}): DealInvoices => ({
  invoices: [],
  changes: [],
  credits: [],
  pending: null,
  mayLink: false,
  mayCreate: true,
  whyNot: null,
  live: true,
  fate: null,
  asOf: '2026-11-22T10:40:00Z',
  billing: (change.invoices ?? []).some(isBilling) ? billed() : billing(),
  ...change,
});

const isBilling = ({ state }: DealInvoice): boolean => state !== 'voided' && state !== 'deleted';

/** A deal that one invoice bills. */
const billed = (): DealBilling =>
  billing({
    ...{ invoiced: '1178.75', left: '0.00', gaps: [], next: null },
    steps: [step({ state: 'billed', isLocked: true, invoiceIds: ['inv-9'] })],
  });

/** A step that may be billed now: the whole deal, unless told. */
export const step = (change: Partial<ScheduleStep> = {}): ScheduleStep => ({
  ...{ stepId: 'whole', role: '', share: { kind: 'rest' }, when: { kind: 'now' } },
  ...{ amount: '1178.75', state: 'due', isLocked: false, whyNot: null, invoiceIds: [] },
  ...change,
});

/** A won deal that nothing bills yet. */
export const billing = (change: Partial<DealBilling> = {}): DealBilling => ({
  ...{ version: 0, currency: 'GBP', deal: '1178.75', quoted: null, won: '1178.75' },
  ...{ invoiced: '0.00', paid: '0.00', left: '1178.75', over: '0.00', unplanned: '0.00' },
  steps: [step()],
  gaps: [{ kind: 'not_invoiced', message: 'GBP 1,178.75 is won and in no invoice.', amount: '1178.75' }],
  next: { do: 'create', stepId: 'whole', invoiceId: null, label: 'Create invoice' },
  ...{ quoteId: null, templates: [], mayEdit: true, whyNotEdit: null },
  ...change,
});
