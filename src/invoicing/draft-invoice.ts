import { atLeast } from '../access/rules/right.ts';
import { NOTHING_CHOSEN } from '../billing-settings/facts.ts';
import { COMPANY, CONTACT, type NamedRecord } from '../customers/facts.ts';
import { findContacts } from '../customers/find-contacts.ts';
import type { CustomerStore } from '../customers/ports.ts';
import { dateIn } from '../lib/calendar.ts';
import type { Clock } from '../lib/clock.ts';
import type { Conflict, NotConnected, NotFound, VendorFailure } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { LiveDeal } from './facts.ts';
import type { Schedule } from '../schedules/facts.ts';
import type { ScheduleStore } from '../schedules/ports.ts';
import type { LedgerStore } from './ledger/ports.ts';
import { readElsewhere } from './links/read-elsewhere.ts';
import type { LinkStore } from './links/ports.ts';
import type { MappingStore } from './mapping/ports.ts';
import type { LiveQuote } from './quotes/facts.ts';
import type { QuoteStore, ReadQuote } from './quotes/ports.ts';
import { dealOfQuote, readQuoteFacts } from './quotes/read-quote-facts.ts';
import type { QuotePurpose } from './quotes/rules/quote-checks.ts';
import { readAround } from './read-around.ts';
import { wantedProperties } from './rules/wanted-properties.ts';
import { hashDraft } from './hash-draft.ts';
import { policyFor, policyIn, type Actor } from './policy-for.ts';
import type { BillingStore, DraftStore, ReadDeal } from './ports.ts';
import { newContactName, type CustomerQuestion } from './rules/choose-customer.ts';
import type { Choices, InvoiceDraft } from './rules/draft.ts';
import { makeDraft } from './rules/make-draft.ts';
import { hasStep, type DealLedger } from './rules/step-of-draft.ts';

/** What a draft reads of the portal, in one transaction. */
export interface DraftReads {
  customers: CustomerStore;
  billing: Pick<BillingStore, 'books' | 'contacts' | 'pipelineOf'>;
  drafting: DraftStore;
  links: Pick<LinkStore, 'elsewhere'>;
  mapping: Pick<MappingStore, 'links' | 'items'>;
  quotes: Pick<QuoteStore, 'links' | 'byIds' | 'numbered'>;
  schedules: Pick<ScheduleStore, 'schedule'>;
  ledger: LedgerStore;
}

export interface DraftDeps {
  readDeal: ReadDeal;
  readQuote: ReadQuote;
  inPortal: <T>(portalId: string, work: (reads: DraftReads) => Promise<T>) => Promise<T>;
  clock: Clock;
}

export interface DraftRequest {
  portalId: string;
  /** Who asks; that the person may ask was decided before. */
  actor: Actor;
  dealId: string;
  choices: Choices;
}

/** Choices may depend on the deal as it is read. */
interface LiveDraftRequest extends Omit<DraftRequest, 'choices'> {
  choices: Choices | ((deal: LiveDeal) => Choices);
  /** What is made of the deal, or of its quote; absent: an invoice. */
  purpose?: QuotePurpose;
}

/** A draft, and the hash of all that would be sent; no hash while something is missing. */
export interface HashedDraft {
  draft: InvoiceDraft;
  hash: string | null;
}

/**
 * The mirror knows the deal, or nobody would have been let in; HubSpot knows it no more, or answers with the one that it was
 * merged into, which may be billed already and is never billed under the old id.
 */
const DEAL_GONE = 'HubSpot does not have this deal any more: it was deleted, or merged into another.';

const STEP_GONE: Conflict = {
  code: 'conflict',
  message: 'That step is no longer in the deal’s schedule: somebody has taken it out.',
};

/**
 * What would stand in Xero if the deal were invoiced now (C4, C13). The deal is read live, so that nobody bills yesterday's
 * amount; all else comes from the mirror, in one transaction. Nothing is written. What is missing is told in the draft's gaps.
 */
export async function draftInvoice(
  deps: DraftDeps,
  asked: LiveDraftRequest,
): Promise<Result<HashedDraft, VendorFailure | Conflict | NotConnected>> {
  const drafted = await draftLive(deps, asked);
  return drafted.ok ? ok({ draft: drafted.value, hash: hashDraft(drafted.value) }) : drafted;
}

/** The same without a hash. The lines of a quote, read live as well, stand in place of the deal's where one is chosen. */
export async function draftLive(
  { readDeal, readQuote, inPortal, clock }: DraftDeps,
  asked: LiveDraftRequest,
): Promise<Result<InvoiceDraft, VendorFailure | Conflict | NotConnected>> {
  const { portalId, dealId } = asked;
  const settings = await inPortal(portalId, ({ billing }) => billing.books());
  const wanted = wantedProperties(settings?.billing ?? NOTHING_CHOSEN);
  const read = await readDeal(portalId, dealId, wanted);
  if (!read.ok) return read;
  const deal = read.value;
  if (deal?.id !== dealId) return err<Conflict>({ code: 'conflict', message: DEAL_GONE });
  const chosen = (of: LiveDeal): Choices => (typeof asked.choices === 'function' ? asked.choices(of) : asked.choices);
  const { quoteId } = chosen(deal);
  const quote = quoteId === undefined ? ok(null) : await readQuote(portalId, quoteId, wanted);
  if (!quote.ok) return quote;
  if (quoteId !== undefined && !quote.value?.dealIds.includes(dealId))
    return err<Conflict>({ code: 'conflict', message: QUOTE_GONE });
  const billed = quote.value ? dealOfQuote(deal, quote.value) : deal;
  const request = { ...asked, choices: chosen(billed) };
  return inPortal(portalId, (reads) => draftOf(reads, { deal: billed, quote: quote.value, request, now: clock.now() }));
}

const QUOTE_GONE = 'HubSpot does not have this quote on the deal any more: it was deleted, or belongs to another deal.';

/** What would stand in Xero by what the mirror has of a deal (C70): as `draftInvoice`, and no vendor is asked. */
export async function draftFromMirror(
  reads: DraftReads,
  { request, now }: { request: DraftRequest; now: Date },
): Promise<Result<{ draft: InvoiceDraft; readAt: Date }, NotFound | NotConnected | Conflict>> {
  const [mirrored] = await reads.drafting.deals([request.dealId]);
  if (!mirrored) return err({ code: 'not_found' });
  const drafted = await draftOf(reads, { deal: mirrored.deal, quote: null, request, now });
  return drafted.ok ? ok({ draft: drafted.value, readAt: mirrored.readAt }) : drafted;
}

interface Drafting {
  deal: LiveDeal;
  /** Whose lines the deal is given with; null: they are its own. */
  quote: LiveQuote | null;
  request: DraftRequest & Pick<LiveDraftRequest, 'purpose'>;
  now: Date;
}

/** The draft of a deal, with all that the mirror and the settings say of it. */
async function draftOf(
  reads: DraftReads,
  { deal, quote: live, request, now }: Drafting,
): Promise<Result<InvoiceDraft, NotConnected | Conflict>> {
  const { choices } = request;
  const books = await reads.billing.books();
  if (books?.state !== 'connected') return err({ code: 'not_connected' });
  const { tenantId, zone, salesAccounts, defaults } = books;
  const schedule = await reads.schedules.schedule(deal.id);
  if (choices.stepId !== undefined && !hasStep(schedule, choices.stepId)) return err(STEP_GONE);
  const ledger = await ledgerOf(reads, { tenantId, schedule, request });
  const customer = await askCustomer(reads, { tenantId, deal, request });
  const isSet = (choices.accountCode ?? defaults.accountCode ?? undefined) !== undefined;
  const codes = salesAccounts.length > 1 && !isSet ? salesAccounts.map(({ code }) => code) : [];
  const accountInUse = codes.length > 0 ? await reads.drafting.salesAccountInUse(tenantId, codes) : null;
  const mayApprove = atLeast(request.actor.right, 'approve');
  const quotes = live ? [live.quote] : await reads.drafting.quotes(deal.id);
  const permit = await policyFor(reads.billing, { approval: policyIn(books), actor: request.actor, dealId: deal.id });
  const around = await readAround(reads, { deal, tenantId, customer: customer.record });
  const today = dateIn(zone, now);
  const { purpose } = request;
  const { entries } = ledger;
  const quote = live && (await readQuoteFacts(reads.quotes, { live, tenantId, zone, today, purpose, entries }));
  const decided = { accountInUse, today, choices, mayApprove, permit };
  const facts = { deal, books, customer, ...decided, quotes, quote, around, ledger };
  const draft = makeDraft({ ...facts, elsewhere: null });
  const elsewhere = await readElsewhere(reads.links, { draft, contactIds: customer.contactIds, today });
  return ok(elsewhere ? makeDraft({ ...facts, elsewhere }) : draft);
}

/** A quote is of all of the deal, in however many steps that is billed, and whatever is billed already. */
async function ledgerOf(
  { ledger }: DraftReads,
  { tenantId, schedule, request }: { tenantId: string; schedule: Schedule; request: Drafting['request'] },
): Promise<DealLedger> {
  const { dealId } = schedule;
  if (request.purpose === 'quote') return { schedule: { dealId, version: 0, steps: [] }, entries: [] };
  return { schedule, entries: await ledger.entries(tenantId, [dealId]) };
}

type Customer = Pick<CustomerQuestion, 'record' | 'contacts' | 'namesakes'> & {
  /** All Xero contacts whose documents are the customer's. */
  contactIds: string[];
};

/** The customer of the deal as it is now, and the Xero contacts that it may be. */
async function askCustomer(
  reads: DraftReads,
  { tenantId, deal, request }: { tenantId: string; deal: LiveDeal; request: DraftRequest },
): Promise<Customer> {
  const record = await recordOf(reads.customers, { deal, userId: request.actor.userId });
  if (!record) return { record, contacts: [], namesakes: [], contactIds: [] };
  const found = await findContacts(reads.customers, { tenantId, customer: record });
  const ids = found?.contacts.map(({ contactId }) => contactId) ?? [];
  const { contactIds = [] } = found ?? {};
  if (ids.length > 0)
    return { record, contactIds, contacts: await reads.billing.contacts(tenantId, ids), namesakes: [] };
  const name = newContactName(request.choices, record);
  const namesakes = name === '' ? [] : await reads.drafting.contactsNamed(tenantId, name);
  return { record, contacts: [], namesakes, contactIds: [] };
}

/** The primary company, else the contact; its name is the mirror's, empty where that has not heard of it yet. */
async function recordOf(
  customers: CustomerStore,
  { deal: { companyId, contactId }, userId }: { deal: LiveDeal; userId: string },
): Promise<NamedRecord | null> {
  const objectId = companyId ?? contactId;
  if (objectId === null) return null;
  const ref = { objectTypeId: companyId === null ? CONTACT : COMPANY, objectId };
  const subject = await customers.subject({ ...ref, userId });
  return { ...ref, name: subject?.record.name ?? '' };
}
