import type { Permission } from '../../approvals/facts.ts';
import type { CalendarDate } from '../../lib/calendar.ts';
import type { CrmQuoteFact } from '../../mirror/facts.ts';
import type { Decimal } from '../../lib/money.ts';
import type { BillingBooks, BillingContact, LiveDeal, TaxRate } from '../facts.ts';
import { mixedSteps } from '../quotes/rules/mixed-steps.ts';
import type { QuoteFacts } from '../quotes/rules/quote-checks.ts';
import { withQuoteChecks } from '../quotes/rules/quote-checks.ts';
import type { Elsewhere } from '../links/facts.ts';
import { elsewhereWarning } from '../links/rules/elsewhere.ts';
import { billedLines } from './billed-lines.ts';
import { chooseCustomer, type CustomerQuestion } from './choose-customer.ts';
import { compare } from './comparison.ts';
import { contactDetails } from './contact-details.ts';
import { currencyChecks, currencyRateOf } from './currency-checks.ts';
import { decidable, decideLines, type Around, type LineDecision } from './decide-lines.ts';
import type { Choices, InvoiceDraft } from './draft.ts';
import { draftNotes } from './draft-notes.ts';
import { textsOf } from './draft-texts.ts';
import { missing, type CheckId, type Gap } from './gap.ts';
import { invoiceDates } from './invoice-dates.ts';
import { approvalChecks } from './permission.ts';
import { LINE_AMOUNT_TYPES, priceLines } from './price-lines.ts';
import { priceStep } from './price-step.ts';
import { readinessOf } from './readiness.ts';
import { placed } from './sold-to.ts';
import { stepNote } from './step-name.ts';
import { amountOfLines, stepOfDraft, type DealLedger } from './step-of-draft.ts';

export interface DraftFacts {
  deal: LiveDeal;
  books: BillingBooks;
  customer: Pick<CustomerQuestion, 'record' | 'contacts' | 'namesakes'>;
  /** Code of the sales account that the books use most; null: not known. */
  accountInUse: string | null;
  /** In the organisation's zone. */
  today: CalendarDate;
  choices: Choices;
  /** Whether the person may have it approved at once. */
  mayApprove: boolean;
  /** How far the person may take the invoice over that amount. */
  permit: (of: { total: Decimal | null; currency: string }) => Permission;
  /** What the mirror says around the deal. */
  around: Around;
  /** The deal's quotes in HubSpot. */
  quotes: readonly CrmQuoteFact[];
  /** The quote whose lines the deal is given with; null: they are its own. */
  quote: QuoteFacts | null;
  /** In which steps the deal is billed, and what bills it already. */
  ledger: DealLedger;
  /** What the customer has from elsewhere of the amount that the draft comes to; null: nothing, or that was not looked for yet. */
  elsewhere: Elsewhere | null;
}

/** What would stand in Xero, to the cent, and what is missing: every rule of a draft, put together (C4, C13, C22, C41). */
export function makeDraft(facts: DraftFacts): InvoiceDraft {
  const { deal, books, choices } = facts;
  const currency = deal.currency ?? books.portal.currency;
  const parts = partsOf(facts, currency);
  const { who, decided, priced, totals, dates, texts, drafted } = parts;
  const status = choices.status ?? statusOf(facts);
  const permission = facts.permit({ currency, total: totals?.total ?? null });
  const found = [...gapsOf(facts, { ...parts, currency }), ...approvalChecks(permission, status)];
  const gaps = facts.quote
    ? withQuoteChecks(found, facts.quote, { ...facts, currency, totals, step: drafted.step })
    : [...found, ...mixedSteps(drafted.step, { ...facts, ...drafted, currency })];
  const missing = gaps.filter(({ severity }) => severity === 'missing');
  return {
    ...namesOf(books, deal),
    quote: facts.quote?.quote ?? null,
    customer: who.customer,
    ...{ stepId: drafted.stepId, stamp: drafted.stamp, step: drafted.step },
    ...{ currency, currencyRate: currencyRateOf(choices) },
    date: facts.today,
    ...{ dueDate: dates.dueDate, terms: dates.terms },
    ...{ reference: texts.reference, brandingTheme: texts.theme },
    ...{ status, permission },
    lineAmountTypes: LINE_AMOUNT_TYPES,
    ...{ lines: priced.lines, totals },
    gaps: missing,
    warnings: gaps.filter(({ severity }) => severity === 'warning'),
    readiness: readinessOf(gaps, {
      open: openChecks({ customer: who.customer, decisions: decided.decisions, permission }),
      why: { approval: permission.why },
    }),
    comparison: comparisonOf(facts, { ...parts, currency }),
    options: {
      ...{ accounts: books.salesAccounts, taxRates: books.taxRates, contacts: who.options },
      ...{ items: facts.around.items.filter(({ isSold }) => isSold), brandingThemes: books.brandingThemes },
      createItems: books.billing.lines.whenNoItem === 'create_item',
    },
    elsewhere: facts.elsewhere,
    notes: draftNotes({
      deal,
      customer: who.gaps.length > 0 ? null : who.customer,
      taxes: taxesOf(decided.decisions),
      onePeriod: choices.recurring !== undefined,
      step: drafted.step && stepNote(drafted.step, currency),
    }),
  };
}

type Parts = ReturnType<typeof partsOf>;

/** Each part of a draft by its own rule, in the order in which one needs the other. */
function partsOf(facts: DraftFacts, currency: string) {
  const { deal, books, choices, around, accountInUse } = facts;
  const taxNumber = taxNumberOf(facts);
  const who = chooseCustomer({ ...facts.customer, choices, place: around.place, taxNumber });
  const contact = contactOf(who, facts.customer);
  const { crmProperty } = books.billing.terms;
  const crmTerms = crmProperty === null ? null : (deal.companyProperties[crmProperty] ?? null);
  const dates = invoiceDates(books, {
    ...{ date: facts.today, crmTerms, choices },
    contactTerms: contact?.salesTerms ?? null,
  });
  const customer = who.customer?.name ?? facts.customer.record?.name ?? '';
  const pattern = books.billing.texts.description;
  const billed = billedLines({ ...deal, currency }, choices, { pattern, customer });
  const soldTo = placed(facts, { who, contact, taxNumber });
  const asked = { deal, choices, accountInUse, around, ...soldTo };
  const decided = decideLines(books, decidable(deal, billed.lines), asked);
  const whole = priceLines(billed.lines, decided.decisions);
  const drafted = stepOfDraft(facts.ledger, {
    ...{ stepId: choices.stepId, deal: amountOfLines(whole.lines), currency, today: facts.today },
  });
  const priced = priceStep(whole, { drafted, currency, items: around.items });
  const totals = billed.gaps.some(({ field }) => field === 'lines') ? null : priced.totals;
  const texts = textsOf(facts, { customer, asked, step: drafted.step });
  return { who, contact, dates, billed, decided, priced, totals, texts, drafted };
}

/** What the invoice differs by from what was agreed; of a step nothing is said: what it leaves is billed by others. */
function comparisonOf(
  { deal, quotes }: DraftFacts,
  { priced: { lines }, totals, drafted, currency }: Parts & { currency: string },
): InvoiceDraft['comparison'] {
  const whole = compare({ deal, quotes, currency, lines, totals });
  return drafted.step ? { ...whole, from: null, differences: [] } : whole;
}

function gapsOf(facts: DraftFacts, parts: Parts & { currency: string }): Gap[] {
  const { who, contact, billed, priced, decided, dates, totals, texts, currency, drafted } = parts;
  return [
    ...(facts.deal.hasTwoPrimary ? [TWO_PRIMARY] : []),
    ...who.gaps,
    ...(facts.elsewhere ? [elsewhereWarning(facts.elsewhere)] : []),
    ...billed.gaps,
    ...drafted.gaps,
    ...currencyChecks(facts.books, { currency, choices: facts.choices, lines: priced.lines, totals }),
    ...decided.gaps,
    ...dates.gaps,
    ...(totals ? priced.gaps : []),
    ...texts.gaps,
    ...contactDetails(who.customer, { contact, place: facts.around.place }),
  ];
}

const namesOf = ({ tenantId, organisation, live }: BillingBooks, { id, name }: LiveDeal) => ({
  ...{ tenantId, organisation, live },
  deal: { id, name },
});

/** What admins have set is for those who may: for all others a draft is made. */
const statusOf = ({ books, mayApprove }: DraftFacts): InvoiceDraft['status'] =>
  mayApprove ? books.defaults.status : 'DRAFT';

function contactOf({ customer }: Pick<InvoiceDraft, 'customer'>, asked: DraftFacts['customer']): BillingContact | null {
  const all: BillingContact[] = [...asked.contacts, ...asked.namesakes];
  return all.find(({ contactId }) => contactId === customer?.contactId) ?? null;
}

/** Of the company by the property that admins have named. */
function taxNumberOf({ deal, books, choices }: DraftFacts): string | null {
  const { taxNumberProperty } = books.billing.tax;
  const typed = choices.newContactTaxNumber;
  return typed ?? (taxNumberProperty === null ? null : (deal.companyProperties[taxNumberProperty] ?? null));
}

/** What cannot be looked at while what it looks at is not known. */
const openChecks = ({
  customer,
  decisions,
  permission,
}: Pick<InvoiceDraft, 'customer' | 'permission'> & { decisions: readonly LineDecision[] }): ReadonlySet<CheckId> =>
  new Set([
    ...(permission.isOpen ? (['approval'] as const) : []),
    ...(customer ? [] : (['contact_details'] as const)),
    ...(decisions.length > 0 && decisions.every(({ tax }) => tax) ? [] : (['tax'] as const)),
    ...(decisions.length > 0 ? [] : (['account', 'items'] as const)),
  ]);

const taxesOf = (decisions: LineDecision[]): TaxRate[] => [
  ...new Map(decisions.flatMap(({ tax }) => (tax ? [[tax.taxType, tax] as const] : []))).values(),
];

const TWO_PRIMARY = missing('customer', {
  message: 'HubSpot calls two companies of the deal primary.',
  fix: 'Leave one of them primary in HubSpot, then look again.',
});
