import { DEAL } from '../../customers/facts.ts';
import { covers } from '../../approvals/rules/may-of.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Failure } from '../../lib/failure.ts';
import type { NewId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { linkTo, previewOf } from '../create-invoice.ts';
import type { Intent } from '../facts.ts';
import { decideByDraft } from '../decide-by-draft.ts';
import { insertContact } from '../outbox/insert-contact.ts';
import { insertOrActive } from '../outbox/insert-or-active.ts';
import { FALLBACK_SECONDS, newIntent } from '../outbox/new-intent.ts';
import type { Actor } from '../policy-for.ts';
import type { InOutbox, OutboxUnit } from '../ports.ts';
import { keepAnswer, type CardRequest } from '../outbox/request-replay.ts';
import type { InvoiceDraft } from '../rules/draft.ts';
import { refusedBy } from '../rules/permission.ts';
import { quoteSubject } from '../outbox/rules/subjects.ts';
import type { DraftQuote, NewQuoteStatus } from './facts.ts';
import { changesOfQuote, type HashedQuote } from './hash-quote.ts';
import { quoteRequest } from './rules/quote-body.ts';

export interface CreateQuoteDeps {
  inOutbox: InOutbox;
  clock: Clock;
  newId: NewId;
  /** The draft of the quote as it would be made now. */
  draft: () => Promise<Result<HashedQuote, Failure>>;
}

/** A click on *Create quote in Xero*; access was decided before. */
export interface CreateQuoteClick {
  portalId: string;
  userEmail: string;
  actor: Actor;
  dealId: string;
  quoteId: string;
  /** Of the draft that the person saw. */
  hash: string;
  status: NewQuoteStatus;
  request: CardRequest;
}

type Created = { outcome: 'intent'; intentId: string } | { outcome: 'changed'; draft: HashedQuote; changes: string[] };

/**
 * Decides, once, that a quote of HubSpot's becomes one of Xero's (C31): the intent with its exact bytes, the one for a customer
 * that Xero does not know, the answer to the request and the fallback job are committed together or not at all. A quote that is
 * being made, or was, gets the intent that does it. Making it sent goes as far as approving an invoice, by the same policy.
 */
export const createQuote = (deps: CreateQuoteDeps, click: CreateQuoteClick): Promise<Result<Created, Failure>> =>
  decideByDraft(deps.inOutbox, click, {
    draft: deps.draft,
    refusal: ({ draft: { permission } }) =>
      click.status === 'SENT' && !covers(permission.may, 'approve') ? refusedBy(permission, 'approve') : null,
    decide: async (unit, drafted) => ok(await decide(deps, unit, { click, drafted })),
  });

interface Deciding {
  click: CreateQuoteClick;
  drafted: HashedQuote;
}

async function decide(deps: CreateQuoteDeps, unit: OutboxUnit, { click, drafted }: Deciding): Promise<Created> {
  const { draft, quote, hash } = drafted;
  const at = deps.clock.now();
  const active = await standing(unit, { tenantId: draft.tenantId, quoteId: click.quoteId });
  if (!active && hash !== click.hash)
    return { outcome: 'changed', draft: drafted, changes: changesOfQuote(click.hash, drafted) };
  const intentId = active?.intentId ?? (await insertQuote(deps, unit, { click, draft, quote, at }));
  return { outcome: 'intent', intentId: await keepAnswer(unit, click.request, { intentId, at }) };
}

/** What makes the quote or has made it; one whose quote was deleted in Xero since is released. */
async function standing(
  { outbox, quotes }: OutboxUnit,
  { tenantId, quoteId }: { tenantId: string; quoteId: string },
): Promise<Intent | null> {
  const active = await outbox.active(tenantId, 'create_quote', quoteSubject(quoteId));
  const locked = active && (await outbox.lock(active.intentId));
  if (locked?.state !== 'done') return active;
  const [made] = await quotes.byIds(tenantId, [locked.documentId ?? '']);
  if (made && made.quote.status !== 'DELETED') return locked;
  if (!made) return locked;
  await outbox.save({ ...locked, state: 'released' });
  return null;
}

interface Inserting {
  click: CreateQuoteClick;
  draft: InvoiceDraft;
  quote: DraftQuote;
  at: Date;
}

/** Adds the intents; when somebody else has just added one for the same quote, that one's id. */
async function insertQuote(
  deps: CreateQuoteDeps,
  unit: OutboxUnit,
  { click, draft, quote, at }: Inserting,
): Promise<string> {
  const { portalId, actor, request, userEmail } = click;
  const who = { userId: request.userId, userEmail, right: actor.right };
  const intent = newIntent({
    ...{ intentId: deps.newId(), portalId, tenantId: draft.tenantId },
    kind: 'create_quote',
    subject: quoteSubject(click.quoteId),
    request: quoteRequest(draft, quote, click.status),
    ...{ preview: previewOf(draft), previewHash: click.hash },
    ...{ createdBy: request.userId, createdByEmail: userEmail, createdAt: at },
  });
  const active = await insertOrActive(unit.outbox, intent);
  if (active !== intent) return active.intentId;
  const { customer } = draft;
  if (customer?.isNew) await insertContact(deps, unit, { invoice: intent, customer, who });
  else await unit.queue.workOn(intent.intentId, FALLBACK_SECONDS);
  if (customer?.isChosen && customer.contactId !== null) await unit.billing.linkCustomer(linkTo(customer, intent));
  await unit.audit.note({ at, ...who, action: 'create_quote', objectTypeId: DEAL, objectId: click.dealId });
  return intent.intentId;
}
