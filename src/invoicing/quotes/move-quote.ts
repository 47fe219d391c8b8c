import { atLeast } from '../../access/rules/right.ts';
import { covers } from '../../approvals/rules/may-of.ts';
import { DEAL } from '../../customers/facts.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Conflict, Failure } from '../../lib/failure.ts';
import type { NewId } from '../../lib/ids.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { QuoteFact } from '../../mirror/facts.ts';
import type { Intent } from '../facts.ts';
import { FALLBACK_SECONDS, newIntent } from '../outbox/new-intent.ts';
import { policyFor, policyIn, type Actor } from '../policy-for.ts';
import type { InOutbox, OutboxUnit } from '../ports.ts';
import { decideOnce, type CardRequest } from '../outbox/request-replay.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { statusWords } from '../rules/name-of.ts';
import { refusedBy } from '../rules/permission.ts';
import { quoteSubject } from '../outbox/rules/subjects.ts';
import { mayMoveQuote, moveQuoteRequest, type QuoteMove } from './rules/quote-moves.ts';

export interface MoveQuoteDeps {
  inOutbox: InOutbox;
  clock: Clock;
  newId: NewId;
}

/** A click on one of a quote's moves; the right is the person's on the deal. */
export interface MoveQuoteClick {
  portalId: string;
  userEmail: string;
  actor: Actor;
  dealId: string;
  quoteId: string;
  to: QuoteMove;
  request: CardRequest;
}

const ANOTHER: Conflict = { code: 'conflict', message: 'Another change of this quote is on its way to Xero.' };

/**
 * Decides that a quote of the deal is sent, accepted or declined in Xero (C31): an intent like any other, one at a time for each
 * quote. The mirror must have it as it is now: all that is not sent back would be cleared. Nothing is sent here.
 */
export const moveQuote = (deps: MoveQuoteDeps, click: MoveQuoteClick): Promise<Result<string, Failure>> =>
  decideOnce(deps, click, (unit) => decide(deps, unit, click));

async function decide(deps: MoveQuoteDeps, unit: OutboxUnit, click: MoveQuoteClick): Promise<Result<string, Failure>> {
  const { actor, to, dealId, quoteId } = click;
  if (!atLeast(actor.right, 'invoice')) return err({ code: 'not_allowed', needed: 'invoice' });
  const books = await unit.billing.books();
  if (!books || books.state !== 'connected') return err({ code: 'not_connected' });
  if (!books.live) return err({ code: 'not_live' });
  const { tenantId } = books;
  const quote = await linkedQuote(unit, { tenantId, dealId, quoteId });
  if (!quote) return err({ code: 'not_found' });
  if (to === 'SENT') {
    const permission = (await policyFor(unit.billing, { approval: policyIn(books), actor, dealId }))(quote);
    if (!covers(permission.may, 'approve')) return err(refusedBy(permission, 'approve'));
  }
  const moving = (await unit.outbox.ofSubjects(tenantId, [quoteSubject(quoteId)])).find(isUnderWay);
  if (moving) return isSame(moving, to) ? ok(moving.intentId) : err(ANOTHER);
  if (!mayMoveQuote(quote.status, to)) {
    const message = `Quote ${quote.quoteNumber} is ${statusWords(quote.status)} in Xero: that can no longer be done.`;
    return err({ code: 'conflict', message });
  }
  return insertMove(deps, unit, { click, quote, tenantId });
}

const isSame = ({ kind, request }: Intent, to: QuoteMove): boolean =>
  kind === 'move_quote' && request.includes(`"Status":"${to}"`);

/** The quote in Xero that one of the deal's quotes is. */
async function linkedQuote(
  { quotes }: OutboxUnit,
  { tenantId, dealId, quoteId }: { tenantId: string; dealId: string; quoteId: string },
): Promise<QuoteFact | null> {
  const [link] = await quotes.links(tenantId, [quoteId]);
  if (link?.dealId !== dealId) return null;
  const [mirrored] = await quotes.byIds(tenantId, [link.xeroQuoteId]);
  return mirrored?.quote ?? null;
}

async function insertMove(
  deps: MoveQuoteDeps,
  unit: OutboxUnit,
  { click, quote, tenantId }: { click: MoveQuoteClick; quote: QuoteFact; tenantId: string },
): Promise<Result<string, Conflict>> {
  const { portalId, request, userEmail, dealId, actor } = click;
  const at = deps.clock.now();
  const intent = newIntent({
    ...{ intentId: deps.newId(), portalId, tenantId, kind: 'move_quote' },
    subject: quoteSubject(click.quoteId),
    request: moveQuoteRequest(quote, click.to),
    ...{ documentId: quote.id, documentNumber: quote.quoteNumber },
    ...{ createdBy: request.userId, createdByEmail: userEmail, createdAt: at },
  });
  if (!(await unit.outbox.insert(intent))) return err(ANOTHER);
  await unit.queue.workOn(intent.intentId, FALLBACK_SECONDS);
  const who = { userId: request.userId, userEmail, right: actor.right };
  await unit.audit.note({ at, ...who, action: 'move_quote', objectTypeId: DEAL, objectId: dealId });
  return ok(intent.intentId);
}
