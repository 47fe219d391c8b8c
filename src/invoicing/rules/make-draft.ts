import type { CalendarDate } from '../../lib/calendar.ts';
import type { CrmQuoteFact } from '../../mirror/facts.ts';
import { fillReference } from '../../tenancy/rules/reference-pattern.ts';
import type { BillingBooks, BillingContact, LiveDeal, TaxRate } from '../facts.ts';
import { billedLines } from './billed-lines.ts';
import { chooseCustomer, type CustomerQuestion } from './choose-customer.ts';
import { compare } from './comparison.ts';
import { decideLines, type LineDecision } from './decide-lines.ts';
import type { Choices, InvoiceDraft } from './draft.ts';
import { draftNotes } from './draft-notes.ts';
import { missing, type CheckId, type Gap } from './gap.ts';
import { invoiceDates } from './invoice-dates.ts';
import { LINE_AMOUNT_TYPES, priceLines } from './price-lines.ts';
import { readinessOf } from './readiness.ts';

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
  /** The deal's quotes in HubSpot. */
  quotes: readonly CrmQuoteFact[];
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
  const decided = decideLines(books, billed.lines, { choices, accountInUse });
  const priced = priceLines(billed.lines, decided.decisions);
  const totals = billed.gaps.some(({ field }) => field === 'lines') ? null : priced.totals;
  const onePeriod = choices.recurring !== undefined;
  const gaps = [
    ...who.gaps,
    ...billed.gaps,
    ...currencyGaps(books, currency),
    ...decided.gaps,
    ...dates.gaps,
    ...(totals ? priced.gaps : []),
  ];
  return {
    ...partsOf(books, deal),
    customer: who.customer,
    currency,
    currencyRate: null,
    date: today,
    dueDate: dates.dueDate,
    terms: dates.terms,
    reference: (choices.reference ?? referenceOf(facts, who)).trim().slice(0, LONGEST_REFERENCE),
    brandingTheme: null,
    status: choices.status ?? statusOf(facts),
    lineAmountTypes: LINE_AMOUNT_TYPES,
    lines: priced.lines,
    totals,
    gaps: gaps.filter(({ severity }) => severity === 'missing'),
    warnings: gaps.filter(({ severity }) => severity === 'warning'),
    readiness: readinessOf(gaps, openChecks(who.customer, decided.decisions)),
    comparison: compare({ deal, quotes: facts.quotes, currency, lines: priced.lines, totals }),
    options: { accounts: books.salesAccounts, taxRates: books.taxRates, contacts: who.options },
    notes: draftNotes({
      deal,
      currency,
      customer: who.gaps.length > 0 ? null : who.customer,
      taxes: taxesOf(decided.decisions),
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
    missing('currency', {
      field: 'currency',
      message: `${organisation} has no currency ${currency} in Xero.`,
      fix: "Finance can add it in Xero, or the deal's currency can be changed.",
    }),
  ];
}

/** What cannot be looked at while what it looks at is not known. */
const openChecks = (customer: InvoiceDraft['customer'], decisions: readonly LineDecision[]): ReadonlySet<CheckId> =>
  new Set([
    ...(customer ? [] : (['contact_details'] as const)),
    ...(decisions.length > 0 && decisions.every(({ tax }) => tax) ? [] : (['tax'] as const)),
    ...(decisions.length > 0 ? [] : (['account', 'items'] as const)),
  ]);

const taxesOf = (decisions: LineDecision[]): TaxRate[] => [
  ...new Map(decisions.flatMap(({ tax }) => (tax ? [[tax.taxType, tax] as const] : []))).values(),
];
