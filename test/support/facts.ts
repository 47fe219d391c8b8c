import fc from 'fast-check';
import { decimal } from '../../src/lib/money.ts';
import type { InvoiceFact, StreamFacts, StreamName } from '../../src/mirror/facts.ts';

const money = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((units) => decimal((units / 10_000).toFixed(4)));
const moment = fc.date({ min: new Date('1960-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const date = moment.map((at) => at.toISOString().slice(0, 10));
const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\0', ''));
const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const currency = fc.constantFrom('GBP', 'EUR');
const terms = fc.record({
  day: fc.nat(90),
  type: fc.constantFrom('DAYSAFTERBILLDATE' as const, 'OFFOLLOWINGMONTH' as const),
});
const fact = { id: fc.uuid(), updatedAt: moment };

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
});

const document = {
  ...fact,
  contactId: fc.uuid(),
  status: fc.constantFrom('DRAFT', 'AUTHORISED', 'PAID', 'VOIDED'),
  reference: words,
  date,
  lineAmountTypes: fc.constantFrom('Exclusive' as const, 'Inclusive' as const, 'NoTax' as const),
  currency,
  currencyRate: money,
  subTotal: money,
  totalTax: money,
  total: money,
};

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
  }),
  contacts: fc.record({
    ...fact,
    name: words,
    contactNumber: some(words),
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
    lines: fc.array(line, { maxLength: 3 }),
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
  accounts: fc.record({
    ...fact,
    code: some(words),
    name: words,
    type: fc.constantFrom('REVENUE', 'BANK'),
    class: fc.constantFrom('REVENUE', 'ASSET'),
    taxType: some(words),
    status: fc.constantFrom('ACTIVE', 'ARCHIVED'),
    systemAccount: some(words),
  }),
  tax_rates: fc.record({
    ...fact,
    name: words,
    status: fc.constantFrom('ACTIVE', 'DELETED'),
    effectiveRate: money,
    canApplyToRevenue: fc.boolean(),
  }),
  currencies: fc.record({ ...fact, description: words }),
  crm_companies: fc.record({ ...fact, name: words, domain: some(words), ownerId: some(words) }),
  crm_contacts: fc.record({
    ...fact,
    firstName: some(words),
    lastName: some(words),
    email: some(words),
    emails: fc.array(words, { maxLength: 3 }),
    companyId: some(fc.uuid()),
    ownerId: some(words),
  }),
  crm_deals: fc.record({
    ...fact,
    name: words,
    pipelineId: some(words),
    stageId: some(words),
    isClosed: fc.boolean(),
    isWon: fc.boolean(),
    amount: some(money),
    currency: some(currency),
    closeDate: some(moment),
    companyId: some(fc.uuid()),
    contactId: some(fc.uuid()),
    ownerId: some(words),
  }),
  crm_owners: fc.record({
    ...fact,
    userId: some(words),
    email: some(words),
    firstName: some(words),
    lastName: some(words),
    teamIds: fc.array(words, { maxLength: 3 }),
  }),
};

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
