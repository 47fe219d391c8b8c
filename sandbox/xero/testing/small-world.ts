import type { Line } from '../../seed/line.ts';
import type { Contact, Invoice, World, XeroOrganisation } from '../../seed/world.ts';
import { id } from './small-ids.ts';
import { smallSettings } from './small-settings.ts';
import { smallTemplates } from './small-templates.ts';
import { smallUsers } from './small-users.ts';

/** A world small enough to add up by hand. Its day is 22 November 2026. */
export const TODAY = '2026-11-22';

export { id };

export const ids = {
  organisation: id('aa01'),
  other: id('aa02'),
  ada: id('c1'),
  zoe: id('c2'),
  bob: id('c3'),
  partPaid: id('f1'),
  paid: id('f2'),
  draft: id('f3'),
  dueToday: id('f4'),
  voided: id('f5'),
  bill: id('f6'),
  note: id('e1'),
  overpayment: id('e2'),
  prepayment: id('e3'),
};

const bank = id('b1');

const line = (tail: string, quantity: string, more: Partial<Line> & Pick<Line, 'unitAmount'>): Line => ({
  lineItemId: id(`d${tail}`),
  description: `Line ${tail}`,
  quantity,
  accountCode: '200',
  ...more,
});

const contact = (contactId: string, name: string, more: Partial<Contact> = {}): Contact => ({
  contactId,
  name,
  status: 'ACTIVE',
  contactPersons: [],
  addresses: [],
  phones: [],
  updatedAt: '2026-01-01T08:00:00.000Z',
  ...more,
});

const invoice = (invoiceId: string, invoiceNumber: string, more: Partial<Invoice>): Invoice => ({
  invoiceId,
  invoiceNumber,
  contactId: ids.ada,
  type: 'ACCREC',
  status: 'AUTHORISED',
  date: '2026-10-20',
  dueDate: '2026-11-20',
  reference: '',
  lineAmountTypes: 'Exclusive',
  currencyCode: 'GBP',
  currencyRate: '1',
  sentToContact: false,
  lines: [],
  payments: [],
  createdAt: '2026-10-20T09:00:00.000Z',
  updatedAt: '2026-10-20T09:00:00.000Z',
  ...more,
});

const invoices: Invoice[] = [
  // 100.00 + 9.00 + 0.90, tax 20.00 + 0.45 + 0.05 (0.045 rounds up): 130.40, of which 90.00 is left.
  invoice(ids.partPaid, 'INV-0001', {
    reference: 'Order 7',
    lines: [
      line('1', '3', { unitAmount: '33.3333', itemCode: 'SIGN' }),
      line('2', '1', { unitAmount: '10', discountRate: '10', taxType: 'RROUTPUT' }),
      line('3', '1', { unitAmount: '0.90', taxType: 'RROUTPUT' }),
    ],
    payments: [{ paymentId: id('a1'), date: '2026-11-10', amount: '30.40', reference: 'BACS', bankAccountId: bank }],
  }),
  invoice(ids.paid, 'INV-0002', {
    date: '2026-09-01',
    dueDate: '2026-10-01',
    lineAmountTypes: 'NoTax',
    lines: [line('4', '1', { unitAmount: '50' })],
    payments: [{ paymentId: id('a2'), date: '2026-10-05', amount: '50', reference: '', bankAccountId: bank }],
    createdAt: '2026-09-01T10:00:00.000Z',
    updatedAt: '2026-10-05T11:00:00.500Z',
  }),
  // Inclusive: 120.01, of which 20.00 is tax.
  invoice(ids.draft, 'INV-0003', {
    contactId: ids.zoe,
    status: 'DRAFT',
    lineAmountTypes: 'Inclusive',
    currencyCode: 'EUR',
    currencyRate: '1.25',
    lines: [line('5', '2', { unitAmount: '60.005' })],
  }),
  invoice(ids.dueToday, 'INV-0004', {
    contactId: ids.zoe,
    dueDate: TODAY,
    currencyCode: 'EUR',
    currencyRate: '1.25',
    lines: [line('6', '1', { unitAmount: '100', taxType: 'ZERORATEDOUTPUT' })],
  }),
  invoice(ids.voided, 'INV-0005', { status: 'VOIDED', lines: [line('7', '1', { unitAmount: '5' })] }),
  invoice(ids.bill, 'BILL-1', {
    contactId: ids.bob,
    type: 'ACCPAY',
    dueDate: '2026-11-01',
    lineAmountTypes: 'NoTax',
    lines: [line('8', '1', { unitAmount: '12' })],
  }),
];

const organisation: XeroOrganisation = {
  organisationId: ids.organisation,
  connectionId: id('aa03'),
  name: 'Small Ltd',
  countryCode: 'GB',
  baseCurrency: 'GBP',
  timeZone: 'GMTSTANDARDTIME',
  shortCode: '!small',
  createdAt: '2024-01-01T00:00:00.000Z',
  salesTerms: { day: 30, type: 'DAYSAFTERBILLDATE' },
  currencies: [
    { code: 'EUR', description: 'Euro' },
    { code: 'GBP', description: 'British Pound' },
  ],
  ...smallSettings(bank),
  ...smallTemplates(ids.ada),
  contacts: [
    contact(ids.ada, 'Ada Ltd', {
      contactNumber: 'HS-COMPANY-1',
      emailAddress: 'ada@example.test',
      salesTerms: { day: 14, type: 'DAYSAFTERBILLDATE' },
      contactPersons: [{ firstName: 'Ada', lastName: 'A', emailAddress: 'a@example.test', includeInEmails: true }],
    }),
    contact(ids.zoe, 'Café Zoë', { defaultCurrency: 'EUR', updatedAt: '2026-02-01T08:00:00.000Z' }),
    contact(ids.bob, 'Bob', { status: 'ARCHIVED', mergedToContactId: ids.ada }),
  ],
  invoices,
  creditNotes: [
    {
      creditNoteId: ids.note,
      creditNoteNumber: 'CN-1',
      contactId: ids.ada,
      status: 'AUTHORISED',
      date: '2026-11-01',
      reference: '',
      lineAmountTypes: 'Exclusive',
      currencyCode: 'GBP',
      currencyRate: '1',
      lines: [line('9', '1', { unitAmount: '25' })],
      allocations: [{ allocationId: id('a9'), invoiceId: ids.partPaid, date: '2026-11-12', amount: '10' }],
      updatedAt: '2026-11-01T09:00:00.000Z',
    },
  ],
  overpayments: [
    {
      overpaymentId: ids.overpayment,
      contactId: ids.ada,
      date: '2026-11-02',
      currencyCode: 'GBP',
      currencyRate: '1',
      amount: '15',
      allocations: [],
      updatedAt: '2026-11-02T09:00:00.000Z',
    },
  ],
  prepayments: [
    {
      prepaymentId: ids.prepayment,
      contactId: ids.zoe,
      date: '2026-11-03',
      currencyCode: 'EUR',
      currencyRate: '1.25',
      lineAmountTypes: 'NoTax',
      lines: [line('a', '1', { unitAmount: '40' })],
      allocations: [],
      updatedAt: '2026-11-03T09:00:00.000Z',
    },
  ],
};

const nothing = { accounts: [], taxRates: [], items: [], brandingThemes: [], trackingCategories: [] };
const noDocuments = {
  invoices: [],
  creditNotes: [],
  overpayments: [],
  prepayments: [],
  quotes: [],
  repeatingInvoices: [],
};
const empty = { ...nothing, ...noDocuments, contacts: [] };

/** Two organisations: the small one, and an empty one that nobody is connected to at first. */
export const smallWorld = (): World => ({
  xero: {
    users: smallUsers([ids.organisation, ids.other]),
    organisations: structuredClone([
      organisation,
      { ...organisation, ...empty, organisationId: ids.other, name: 'Other Ltd' },
    ]),
  },
  hubspot: {
    portal: { id: 1, name: '', timeZone: '', companyCurrency: '', additionalCurrencies: [], uiDomain: '' },
    users: [],
    teams: [],
    pipelines: [],
    companies: [],
    contacts: [],
    deals: [],
    lineItems: [],
    products: [],
    quotes: [],
    associations: [],
  },
});
