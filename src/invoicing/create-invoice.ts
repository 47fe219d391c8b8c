import { DEAL } from '../customers/facts.ts';
import { closeIssues } from '../issues/close-issues.ts';
import type { Clock } from '../lib/clock.ts';
import type { Conflict, Failure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { zero } from '../lib/money.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { releaseCredited } from './credits/release-credited.ts';
import type { HashedDraft } from './draft-invoice.ts';
import type { Intent, Preview } from './facts.ts';
import { changesSince } from './hash-draft.ts';
import { decideByDraft } from './decide-by-draft.ts';
import { insertContact } from './outbox/insert-contact.ts';
import { insertMail } from './outbox/insert-mail.ts';
import { insertOrActive } from './outbox/insert-or-active.ts';
import { FALLBACK_SECONDS, newIntent } from './outbox/new-intent.ts';
import type { Actor } from './policy-for.ts';
import type { InOutbox, OutboxUnit } from './ports.ts';
import { issueOf } from './outbox/put-back.ts';
import { insertQuoteMoves } from './quotes/insert-quote-moves.ts';
import { quotesInvoicedBy } from './quotes/rules/billed-quotes.ts';
import { keepAnswer, type CardRequest } from './outbox/request-replay.ts';
import { standingsNow } from './standings-now.ts';
import type { DraftCustomer, InvoiceDraft } from './rules/draft.ts';
import { markedUrl } from './outbox/rules/intent-mark.ts';
import { invoiceRequest } from './rules/request-body.ts';
import { refusedBy } from './rules/permission.ts';
import { mayMake, modeOf } from './rules/status-mode.ts';
import { customerSubject, dealSubject } from './outbox/rules/subjects.ts';

export interface CreateDeps {
  inOutbox: InOutbox;
  clock: Clock;
  newId: NewId;
  /** The draft as it would be made now. */
  draft: () => Promise<Result<HashedDraft, Failure>>;
}

/** A click on *Create invoice*; access was decided before. */
export interface CreateClick {
  portalId: string;
  userEmail: string;
  actor: Actor;
  dealId: string;
  /** Of the draft that the person saw. */
  hash: string;
  /** Whether Xero e-mails it as soon as it stands there, approved. */
  send?: boolean | undefined;
  /** Said to whoever approves. */
  note?: string | undefined;
  request: CardRequest;
}

/** The intent that bills the deal, or what has changed since the person looked. */
export type Created =
  { outcome: 'intent'; intentId: string } | { outcome: 'changed'; draft: HashedDraft; changes: string[] };

/** Somebody else has decided about the deal since the draft was made: it is made again. */
export interface Overtaken {
  outcome: 'overtaken';
}

/**
 * Decides, once, that the deal is billed (C4, C13): the intent with its exact bytes, the one for a customer that
 * Xero does not know, the answer to the request and the fallback job are committed together or not at all. Nothing is sent
 * here. A step that is being billed, or was, gets the intent that does it. Of one deal one thing is decided at a time, and only
 * by what stands then: nothing is billed beyond the deal, whoever clicks at the same moment.
 */
export const createInvoice = (deps: CreateDeps, click: CreateClick): Promise<Result<Created, Failure>> =>
  untilUpToDate(deps, click, (unit, drafted) => decide(deps, unit, { click, drafted }));

/** Decides by the draft, which is made again while somebody else was faster. */
export async function untilUpToDate(
  deps: CreateDeps,
  click: CreateClick,
  decideBy: (unit: OutboxUnit, drafted: HashedDraft) => Promise<Result<Created | Overtaken, Failure>>,
): Promise<Result<Created, Failure>> {
  const refusal = ({ draft }: HashedDraft) => {
    const making = { status: draft.status, send: click.send ?? false };
    return mayMake(draft.permission.may, making) ? null : refusedBy(draft.permission, modeOf(making));
  };
  for (let tries = 0; tries < TRIES; tries++) {
    const decided = await decideByDraft(deps.inOutbox, click, { draft: deps.draft, refusal, decide: decideBy });
    if (!decided.ok) return decided;
    if (decided.value.outcome !== 'overtaken') return ok(decided.value);
  }
  return err(BUSY);
}

/** Each further try means that somebody else has billed a step of the deal, or changed its steps, in between. */
const TRIES = 5;

const BUSY: Conflict = { code: 'conflict', message: 'How this deal is billed is being changed by others.' };

const subjectOf = ({ dealId }: CreateClick, { stepId }: InvoiceDraft): string => dealSubject(dealId, stepId);

async function decide(
  deps: CreateDeps,
  unit: OutboxUnit,
  { click, drafted }: { click: CreateClick; drafted: HashedDraft },
): Promise<Result<Created | Overtaken, Conflict>> {
  const { draft, hash } = drafted;
  if (!(await unit.schedules.lock(click.dealId))) return ok({ outcome: 'overtaken' });
  const at = deps.clock.now();
  const answer = async (intentId: string): Promise<Result<Created, never>> =>
    ok({ outcome: 'intent', intentId: await keepAnswer(unit, click.request, { intentId, at }) });
  const active = await activeFor(deps, unit, { tenantId: draft.tenantId, subject: subjectOf(click, draft) });
  if (active) return answer(active.intentId);
  const standings = await standingsNow(unit, draft);
  if (standings.stamp !== draft.stamp) return ok({ outcome: 'overtaken' });
  if (hash !== click.hash) return ok({ outcome: 'changed', draft: drafted, changes: changesSince(click.hash, draft) });
  if (standings.ofStep) return err(BILLED_ELSEWHERE);
  if (standings.isRevised) return err(BEING_REVISED);
  const quoteIds = quotesInvoicedBy(draft, standings.entries);
  return answer(await insertInvoice(deps, unit, { click, draft, at, quoteIds }));
}

/** What bills the step, or did until somebody credited all of it in Xero: that is found out here. */
async function activeFor(
  deps: CreateDeps,
  unit: OutboxUnit,
  { tenantId, subject }: { tenantId: string; subject: string },
): Promise<Intent | null> {
  const active = await unit.outbox.active(tenantId, 'create_invoice', subject);
  if (active?.state !== 'done' || active.documentId === null) return active;
  return (await releaseCredited(deps, unit, { tenantId, invoiceId: active.documentId })) ? null : active;
}

const BILLED_ELSEWHERE: Conflict = {
  code: 'conflict',
  message: 'This is billed already, by an invoice that was linked to the deal.',
};

const BEING_REVISED: Conflict = {
  code: 'conflict',
  message: 'An invoice of this deal is being updated in Xero just now: look again in a minute.',
};

interface Inserting {
  click: CreateClick;
  draft: InvoiceDraft;
  at: Date;
  /** HubSpot's ids of the quotes that are billed in full by it. */
  quoteIds: readonly string[];
}

/** Adds the intents; when somebody else has just added one for the same deal, that one's id. */
async function insertInvoice(deps: CreateDeps, unit: OutboxUnit, inserting: Inserting): Promise<string> {
  const { click, draft, at } = inserting;
  const invoice = await invoiceIntent(deps, unit, inserting);
  const active = await insertOrActive(unit.outbox, invoice);
  if (active !== invoice) return active.intentId;
  const { customer } = draft;
  if (customer?.isNew) await insertContact(deps, unit, { invoice, customer, who: whoOf(click) });
  else await unit.queue.workOn(invoice.intentId, FALLBACK_SECONDS);
  if (customer?.isChosen && customer.contactId !== null) await unit.billing.linkCustomer(linkTo(customer, invoice));
  if (customer && !customer.isNew) await closeUnmade(deps, unit, customer);
  const deal = { objectTypeId: DEAL, objectId: click.dealId };
  await unit.audit.note({ at, ...whoOf(click), action: 'create_invoice', ...deal });
  if (click.send) await insertMail(deps, unit, { first: invoice, dealId: click.dealId, right: click.actor.right });
  for (const quoteId of inserting.quoteIds) await insertQuoteMoves(deps, unit, { first: invoice, quoteId });
  return invoice.intentId;
}

/** Who clicked, as the audit log has it. */
export const whoOf = ({
  userEmail,
  actor: { right },
  request,
}: Pick<CreateClick, 'userEmail' | 'actor' | 'request'>) => ({ userId: request.userId, userEmail, right });

async function invoiceIntent(
  { newId }: CreateDeps,
  { billing }: OutboxUnit,
  { click, draft, at }: Inserting,
): Promise<Intent> {
  const books = await billing.books();
  if (!books) throw new Error('The draft was made for an organisation that is no longer connected');
  const { portalId, dealId } = click;
  const intentId = newId();
  return newIntent({
    intentId,
    portalId,
    tenantId: draft.tenantId,
    kind: 'create_invoice',
    subject: subjectOf(click, draft),
    request: invoiceRequest(draft, { url: markedUrl({ uiDomain: books.portal.uiDomain, portalId, dealId, intentId }) }),
    preview: previewOf(draft),
    previewHash: click.hash,
    words: click.note ?? null,
    createdBy: click.request.userId,
    createdByEmail: click.userEmail,
    createdAt: at,
  });
}

/** What the person was shown; throws while something is missing. */
export function previewOf({ currency, lineAmountTypes, totals, lines, step, quote }: InvoiceDraft): Preview {
  if (totals === null) throw new Error('A draft with gaps cannot be sent');
  const { subTotal, totalTax, total } = totals;
  return {
    currency,
    lineAmountTypes,
    subTotal: subTotal.toFixed(),
    totalTax: totalTax.toFixed(),
    total: total.toFixed(),
    lines: lines.map(({ lineId, lineAmount, taxType, taxAmount }) => ({
      ...{ lineId, amount: (lineAmount ?? zero).toFixed() },
      ...{ taxType, taxAmount: (taxAmount ?? zero).toFixed() },
    })),
    deal: (step?.deal ?? subTotal).toFixed(),
    ...(quote && { quoteId: quote.quoteId }),
  };
}

/** That the customer could not be made in Xero is over once there is one, chosen by a person or matched. */
async function closeUnmade({ clock }: CreateDeps, { issues }: OutboxUnit, { record }: DraftCustomer): Promise<void> {
  const subject = customerSubject(record);
  for (const kind of ['write_failed', 'write_unclear'] as const)
    await closeIssues(
      { issues, clock },
      { kind, subjects: [issueOf(kind, { kind: 'create_contact', subject }).subject] },
    );
}

/** That the person has chosen the contact for the customer. */
export const linkTo = ({ record, contactId }: DraftCustomer, { tenantId, createdBy, createdAt }: Intent) => ({
  ...{ tenantId, objectTypeId: record.objectTypeId, objectId: record.objectId },
  contactId: contactId ?? '',
  by: createdBy,
  at: createdAt,
});
