import fc from 'fast-check';
import { decimal } from '../../src/lib/money.ts';
import type { ContactFact, InvoiceFact, StreamFacts, StreamName } from '../../src/mirror/facts.ts';
import { noDefaults } from './blank-facts.ts';
import { currency, date, fact, money, some, terms, words } from './fact-parts.ts';
import { anyBooksFact } from './facts-books.ts';
import { anyCrmFact } from './facts-crm.ts';

const line = fc.record({
  lineItemId: some(fc.uuid()),
  description: words,
  itemCode: some(words),
  accountCode: some(words),
  quantity: some(money),
  unitAmount: some(money),
  discountRate: some(money),
  discountAmount: some(money),
  taxType: some(words),
  taxAmount: money,
  lineAmount: money,
  tracking: fc.array(
    fc.record({ categoryId: some(fc.uuid()), category: words, optionId: some(fc.uuid()), option: words }),
    {
      maxLength: 2,
    },
  ),
});

const lines = fc.array(line, { maxLength: 3 });

const template = {
  ...fact,
  contactId: fc.uuid(),
  status: fc.constantFrom('DRAFT', 'AUTHORISED', 'PAID', 'VOIDED'),
  reference: words,
  lineAmountTypes: fc.constantFrom('Exclusive' as const, 'Inclusive' as const, 'NoTax' as const),
  currency,
  subTotal: money,
  totalTax: money,
  total: money,
};

const document = { ...template, date, currencyRate: money };

const address = fc.record({
  type: fc.constantFrom('POBOX', 'STREET'),
  attentionTo: some(words),
  lines: fc.array(words, { maxLength: 4 }),
  city: some(words),
  region: some(words),
  postalCode: some(words),
  country: some(words),
});

const phone = fc.record({ type: words, countryCode: some(words), areaCode: some(words), number: words });

const person = fc.record({
  firstName: some(words),
  lastName: some(words),
  email: some(words),
  includeInEmails: fc.boolean(),
});

const credit = <K extends 'credit_note' | 'overpayment' | 'prepayment'>(kind: K) =>
  fc.record({
    ...document,
    kind: fc.constant(kind),
    creditNumber: words,
    remainingCredit: money,
    allocations: fc.array(fc.record({ invoiceId: fc.uuid(), date, amount: money }), { maxLength: 3 }),
  });

/** Any fact of each stream, as fast-check makes them. */
export const anyFact: { [S in StreamName]: fc.Arbitrary<StreamFacts[S]> } = {
  organisation: fc.record({
    ...fact,
    name: words,
    shortCode: some(words),
    baseCurrency: currency,
    countryCode: some(fc.constant('GB')),
    timeZone: some(fc.constant('GMTSTANDARDTIME')),
    periodLockDate: some(date),
    endOfYearLockDate: some(date),
    salesTerms: some(terms),
    isDemoCompany: fc.boolean(),
    taxNumber: some(words),
    salesTaxBasis: some(words),
    defaultSalesTax: some(words),
    class: some(words),
    edition: some(words),
  }),
  contacts: fc.record({
    ...fact,
    name: words,
    contactNumber: some(words),
    accountNumber: some(words),
    companyNumber: some(words),
    email: some(words),
    firstName: some(words),
    lastName: some(words),
    status: fc.constantFrom('ACTIVE', 'ARCHIVED'),
    isCustomer: fc.boolean(),
    isSupplier: fc.boolean(),
    mergedToContactId: some(fc.uuid()),
    taxNumber: some(words),
    defaultCurrency: some(currency),
    salesTerms: some(terms),
    salesTaxType: some(words),
    salesAccountCode: some(words),
    salesLineAmountType: some(words),
    salesTracking: fc.array(fc.record({ category: words, option: words }), { maxLength: 2 }),
    brandingThemeId: some(fc.uuid()),
    discount: some(money),
    addresses: fc.array(address, { maxLength: 2 }),
    phones: fc.array(phone, { maxLength: 3 }),
    persons: fc.array(person, { maxLength: 3 }),
    receivableOutstanding: money,
    receivableOverdue: money,
  }),
  invoices: fc.record({
    ...document,
    invoiceNumber: words,
    dueDate: some(date),
    expectedPaymentDate: some(date),
    fullyPaidOn: some(date),
    amountDue: money,
    amountPaid: money,
    amountCredited: money,
    sentToContact: fc.boolean(),
    url: some(words),
    lines,
  }),
  credit_notes: credit('credit_note'),
  overpayments: credit('overpayment'),
  prepayments: credit('prepayment'),
  payments: fc.record({
    ...fact,
    invoiceId: fc.uuid(),
    contactId: fc.uuid(),
    status: fc.constantFrom('AUTHORISED', 'DELETED'),
    date,
    amount: money,
    currencyRate: money,
    reference: words,
  }),
  ...anyBooksFact,
  quotes: fc.record({
    ...document,
    status: fc.constantFrom('DRAFT', 'SENT', 'INVOICED'),
    quoteNumber: words,
    title: words,
    summary: words,
    terms: words,
    expiryDate: some(date),
    totalDiscount: money,
    brandingThemeId: some(fc.uuid()),
    lines,
  }),
  repeating_invoices: fc.record({
    ...template,
    period: fc.nat(12),
    unit: fc.constantFrom('WEEKLY', 'MONTHLY'),
    dueDay: fc.nat(31),
    dueType: words,
    startDate: some(date),
    endDate: some(date),
    nextDate: some(date),
    approvedForSending: fc.boolean(),
    brandingThemeId: some(fc.uuid()),
    lines,
  }),
  ...anyCrmFact,
};

/** A customer of whom nothing is known but the name, changed as said. */
export function contactFact(changes: Partial<ContactFact> = {}): ContactFact {
  const nobody = { email: null, firstName: null, lastName: null, taxNumber: null, mergedToContactId: null };
  const plain = { status: 'ACTIVE', isCustomer: true, isSupplier: false, defaultCurrency: null, salesTerms: null };
  const nought = decimal('0');
  return {
    ...{ id: 'contact-1', name: 'Ada', updatedAt: new Date('2026-11-19T08:00:00Z'), contactNumber: null },
    ...{ ...nobody, ...plain, receivableOutstanding: nought, receivableOverdue: nought, ...noDefaults },
    ...changes,
  };
}

/** An approved invoice of 100.00 GBP, changed as said. */
export function invoiceFact(changes: Partial<InvoiceFact> = {}): InvoiceFact {
  const hundred = decimal('100.00');
  const nought = decimal('0');
  return {
    id: 'invoice-1',
    updatedAt: new Date('2026-11-19T08:00:00Z'),
    contactId: 'contact-1',
    status: 'AUTHORISED',
    invoiceNumber: 'INV-0001',
    reference: '',
    date: '2026-11-01',
    dueDate: '2026-11-30',
    expectedPaymentDate: null,
    fullyPaidOn: null,
    lineAmountTypes: 'Exclusive',
    currency: 'GBP',
    currencyRate: decimal('1'),
    subTotal: hundred,
    totalTax: nought,
    total: hundred,
    amountDue: hundred,
    amountPaid: nought,
    amountCredited: nought,
    sentToContact: false,
    url: null,
    lines: [],
    ...changes,
  };
}
