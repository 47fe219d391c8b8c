import type { CalendarDate } from '../../lib/calendar.ts';
import { fillReference } from '../../tenancy/rules/reference-pattern.ts';
import type { BillingBooks, BillingContact, LiveDeal } from '../facts.ts';
import { accountOf, taxOf } from './account-and-tax.ts';
import { billedLines } from './billed-lines.ts';
import { chooseCustomer, type CustomerQuestion } from './choose-customer.ts';
import type { Choices, Gap, InvoiceDraft } from './draft.ts';
import { draftNotes } from './draft-notes.ts';
import { invoiceDates } from './invoice-dates.ts';
import { LINE_AMOUNT_TYPES, priceLines } from './price-lines.ts';

export interface DraftFacts {
  deal: LiveDeal;
  books: BillingBooks;
  customer: Omit<CustomerQuestion, 'choices'>;
  /** Code of the sales account that the books use most; null: not known. */
  accountInUse: string | null;
  /** In the organisation's zone. */
  today: CalendarDate;
  choices: Choices;
  /** Whether the person may have it approved at once. */
  mayApprove: boolean;
}

/** Xero's limit. */
const LONGEST_REFERENCE = 255;

/** What would stand in Xero, to the cent, and what is missing: every rule of a draft, put together (C4, C13, C22, C41). */
export function makeDraft(facts: DraftFacts): InvoiceDraft {
  const { deal, books, customer, accountInUse, today, choices } = facts;
  const currency = deal.currency ?? books.portal.currency;
  const who = chooseCustomer({ ...customer, choices });
  const dates = invoiceDates(books, { date: today, contactTerms: termsOf(who, customer), choices });
  const billed = billedLines({ ...deal, currency }, choices);
  const account = accountOf(books, { choices, accountInUse });
  const tax = taxOf(books, { choices, account: account.value });
  const priced = priceLines(billed.lines, { account: account.value, tax: tax.value });
  const totals = billed.gaps.some(({ field }) => field === 'lines') ? null : priced.totals;
  const onePeriod = choices.recurring !== undefined;
  return {
    ...partsOf(books, deal),
    customer: who.customer,
    currency,
    date: today,
    dueDate: dates.dueDate,
    terms: dates.terms,
    reference: (choices.reference ?? referenceOf(facts, who)).trim().slice(0, LONGEST_REFERENCE),
    status: choices.status ?? statusOf(facts),
    lineAmountTypes: LINE_AMOUNT_TYPES,
    lines: priced.lines,
    totals,
    gaps: [
      ...who.gaps,
      ...billed.gaps,
      ...currencyGaps(books, currency),
      ...account.gaps,
      ...tax.gaps,
      ...dates.gaps,
      ...(totals ? priced.gaps : []),
    ],
    options: { accounts: books.salesAccounts, taxRates: books.taxRates, contacts: who.options },
    notes: draftNotes({
      deal,
      currency,
      customer: who.gaps.length > 0 ? null : who.customer,
      tax: tax.value,
      totals,
      onePeriod,
    }),
  };
}

const partsOf = ({ tenantId, organisation, live }: BillingBooks, { id, name }: LiveDeal) => ({
  ...{ tenantId, organisation, live },
  deal: { id, name },
});

/** What admins have set is for those who may: for all others a draft is made. */
const statusOf = ({ books, mayApprove }: DraftFacts): InvoiceDraft['status'] =>
  mayApprove ? books.defaults.status : 'DRAFT';

function referenceOf({ deal, books, customer }: DraftFacts, who: Pick<InvoiceDraft, 'customer'>): string {
  const name = who.customer?.name ?? customer.record?.name ?? '';
  return fillReference(books.defaults.reference, { deal: deal.name, dealId: deal.id, customer: name });
}

function termsOf({ customer }: { customer: InvoiceDraft['customer'] }, asked: DraftFacts['customer']) {
  const all: BillingContact[] = [...asked.contacts, ...asked.namesakes];
  return all.find(({ contactId }) => contactId === customer?.contactId)?.salesTerms ?? null;
}

function currencyGaps({ currencies, baseCurrency, organisation }: BillingBooks, currency: string): Gap[] {
  if (currency === baseCurrency || currencies.includes(currency)) return [];
  return [
    {
      field: 'currency',
      message: `${organisation} has no currency ${currency} in Xero.`,
      fix: "Finance can add it in Xero, or the deal's currency can be changed.",
    },
  ];
}
