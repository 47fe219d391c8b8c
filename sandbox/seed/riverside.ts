import { accounts } from './accounts.ts';
import type { InvoicePlan } from './bookkeeping.ts';
import { addDays, instantOf } from './calendar.ts';
import { dueIn, invoice, overdueBy, pay } from './documents.ts';
import { xeroContactIdOf, xeroId } from './ids.ts';
import { charge } from './lines.ts';
import { notable } from './notable.ts';
import { taxRates } from './organisation.ts';
import { companyNumber } from './person.ts';
import type { Account, Contact, Invoice, XeroOrganisation } from './world.ts';

/*
 * A second, small organisation, so that a portal can connect several and another portal one of them. Its numbers begin where
 * Northbank's begin, and it sells to one company that buys from Northbank too: whatever takes a number or a customer for
 * the other organisation's shows.
 */

export const riversideId = xeroId('organisation:riverside');

const own = (account: Account): Account => ({ ...account, accountId: xeroId(`riverside:account:${account.name}`) });

const kept = ['090', '200', '260', '429', '610', '800', '820', '960'];
const riversideAccounts = accounts.filter(({ code = '' }) => kept.includes(code)).map(own);
const bank = riversideAccounts.find(({ type }) => type === 'BANK')?.accountId ?? '';

const customers: [key: string, name: string, more: Partial<Contact>][] = [
  ['skerne', notable.everyAge.name, { contactNumber: companyNumber(notable.everyAge.key) }],
  ['regatta', 'Regatta Rowing Club', { emailAddress: 'treasurer@regatta-rowing.example' }],
  ['weir', 'Weir Street Dental', { emailAddress: 'office@weir-dental.example' }],
  ['choir', 'Thursday Choir', {}],
];

const contacts = (today: string): Contact[] =>
  customers.map(([key, name, more]) => ({
    contactId: xeroContactIdOf(`riverside:${key}`),
    name,
    status: 'ACTIVE',
    contactPersons: [],
    addresses: [],
    phones: [],
    updatedAt: instantOf({ date: '2025-09-01', key: `riverside:${key}`, today }),
    ...more,
  }));

const order = (key: string, contact: string, plan: Omit<InvoicePlan, 'key' | 'contact'>): Invoice =>
  invoice({ key: `riverside:${key}`, contact: `riverside:${contact}`, ...plan });

const lunches = (amount: string) => [charge(amount, { description: 'Lunches delivered' })];

/** The oldest first: one paid, two overdue, one not yet due, one draft. */
const orders = (today: string): Invoice[] => [
  pay(order('breakfasts', 'regatta', { ...overdueBy(today, 60), lines: lunches('180.00') }), addDays(today, -62)),
  order('summer', 'skerne', { ...overdueBy(today, 35), lines: lunches('95.50') }),
  order('board', 'weir', { ...overdueBy(today, 3), lines: lunches('64.00') }),
  order('autumn', 'skerne', { ...dueIn(today, 12), lines: lunches('120.00') }),
  order('concert', 'choir', { ...dueIn(today, 30), status: 'DRAFT', lines: lunches('240.00') }),
];

const invoices = (today: string): Invoice[] =>
  orders(today).map((each, index) => {
    const { invoiceId: key, date, payments } = each;
    const last = payments.at(-1)?.date ?? date;
    return {
      ...each,
      invoiceNumber: `INV-${1001 + index}`,
      payments: payments.map((payment) => ({ ...payment, bankAccountId: bank })),
      createdAt: instantOf({ date, key, today }),
      updatedAt: instantOf({ date: last, key, today }),
    };
  });

/** The café's books. */
export const riverside = (today: string): XeroOrganisation => ({
  organisationId: riversideId,
  connectionId: xeroId('connection:riverside'),
  name: 'Riverside Café Ltd',
  countryCode: 'GB',
  baseCurrency: 'GBP',
  timeZone: 'GMTSTANDARDTIME',
  shortCode: '!rV3rs',
  createdAt: '2021-06-14T10:05:00.000Z',
  salesTerms: { day: 30, type: 'DAYSAFTERBILLDATE' },
  currencies: [{ code: 'GBP', description: 'British Pound' }],
  accounts: riversideAccounts,
  taxRates,
  items: [],
  contacts: contacts(today),
  invoices: invoices(today),
  creditNotes: [],
  overpayments: [],
  prepayments: [],
  quotes: [],
  repeatingInvoices: [],
  brandingThemes: [
    {
      brandingThemeId: xeroId('riverside:branding-theme:Standard'),
      name: 'Standard',
      sortOrder: 0,
      createdAt: '2021-06-14T10:05:00.000Z',
    },
  ],
  trackingCategories: [],
  remindsOfInvoices: false,
});
