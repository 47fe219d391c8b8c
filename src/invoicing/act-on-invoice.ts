import { atLeast, type Right } from '../access/rules/right.ts';
import { DEAL } from '../customers/facts.ts';
import type { Clock } from '../lib/clock.ts';
import type { Conflict, Failure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { InvoiceFact } from '../mirror/facts.ts';
import { FALLBACK_SECONDS, newIntent } from './new-intent.ts';
import type { InOutbox, OutboxUnit } from './ports.ts';
import { answerBefore, keepAnswer, type CardRequest } from './request-replay.ts';
import { moveRequest, MOVES, type Move } from './rules/invoice-moves.ts';
import { isUnderWay } from './rules/next-step.ts';
import { invoiceSubject } from './rules/subjects.ts';

export interface ActDeps {
  inOutbox: InOutbox;
  clock: Clock;
  newId: NewId;
}

/** A click on one of an invoice's moves; the right is the person's on the deal. */
export interface ActClick {
  portalId: string;
  userEmail: string;
  right: Right;
  dealId: string;
  invoiceId: string;
  move: Move;
  request: CardRequest;
}

const ANOTHER: Conflict = { code: 'conflict', message: 'Another change of this invoice is on its way to Xero.' };

/**
 * Decides that an invoice of the deal is approved, deleted, e-mailed or voided (C50, C51): an intent like any other, one at
 * a time for each invoice. Answers the intent's id. Nothing is sent here.
 */
export async function actOnInvoice(deps: ActDeps, click: ActClick): Promise<Result<string, Failure>> {
  const needed = MOVES[click.move].needs;
  if (!atLeast(click.right, needed)) return err({ code: 'not_allowed', needed });
  return deps.inOutbox(click.portalId, async (unit) => {
    const before = await answerBefore(unit, click.request);
    if (!before.ok) return before;
    if (before.value !== null) return ok(before.value);
    const decided = await decide(deps, unit, click);
    if (!decided.ok) return decided;
    return ok(await keepAnswer(unit, click.request, { intentId: decided.value, at: deps.clock.now() }));
  });
}

async function decide(deps: ActDeps, unit: OutboxUnit, click: ActClick): Promise<Result<string, Failure>> {
  const books = await unit.billing.books();
  if (!books || books.state !== 'connected') return err({ code: 'not_connected' });
  if (!books.live) return err({ code: 'not_live' });
  const { tenantId } = books;
  const { kind, allows } = MOVES[click.move];
  const invoice = (await unit.billing.invoicesOf(tenantId, click.dealId)).find(({ id }) => id === click.invoiceId);
  if (!invoice) return err({ code: 'not_found' });
  const moving = (await unit.outbox.ofSubjects(tenantId, [invoiceSubject(invoice.id)])).find(isUnderWay);
  if (moving) return moving.kind === kind ? ok(moving.intentId) : err(ANOTHER);
  if (!allows(invoice)) {
    const message = `Invoice ${invoice.invoiceNumber} is ${invoice.status} in Xero: that can no longer be done.`;
    return err({ code: 'conflict', message });
  }
  return insertMove(deps, unit, { click, invoice, tenantId });
}

async function insertMove(
  { clock, newId }: ActDeps,
  unit: OutboxUnit,
  { click, invoice, tenantId }: { click: ActClick; invoice: InvoiceFact; tenantId: string },
): Promise<Result<string, Conflict>> {
  const { portalId, move, dealId, userEmail, right, request } = click;
  const at = clock.now();
  const { kind } = MOVES[move];
  const intent = newIntent({
    intentId: newId(),
    ...{ portalId, tenantId, kind },
    subject: invoiceSubject(invoice.id),
    request: moveRequest(move, invoice.id),
    ...{ documentId: invoice.id, documentNumber: invoice.invoiceNumber },
    ...{ createdBy: request.userId, createdAt: at },
  });
  if (!(await unit.outbox.insert(intent))) return err(ANOTHER);
  await unit.queue.workOn(intent.intentId, FALLBACK_SECONDS);
  const who = { userId: request.userId, userEmail, right };
  await unit.audit.note({ at, ...who, action: kind, objectTypeId: DEAL, objectId: dealId });
  return ok(intent.intentId);
}
