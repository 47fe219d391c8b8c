import { atLeast } from '../access/rules/right.ts';
import type { Mode } from '../billing-settings/facts.ts';
import { mayEver } from '../approvals/rules/may-of.ts';
import { DEAL } from '../customers/facts.ts';
import type { Clock } from '../lib/clock.ts';
import type { Conflict, Failure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { InvoiceFact } from '../mirror/facts.ts';
import type { Intent } from './facts.ts';
import { insertMail } from './outbox/insert-mail.ts';
import { FALLBACK_SECONDS, newIntent } from './outbox/new-intent.ts';
import { policyFor, policyIn, type Actor } from './policy-for.ts';
import type { InOutbox, OutboxUnit } from './ports.ts';
import { decideOnce, type CardRequest } from './outbox/request-replay.ts';
import { mayMove, moveRequest, MOVES, type Move } from './rules/invoice-moves.ts';
import { versionOf } from './rules/invoice-version.ts';
import { nameFirst, statusWords } from './rules/name-of.ts';
import { isUnderWay } from './outbox/rules/next-step.ts';
import { refusedBy, refusedEver } from './rules/permission.ts';
import { invoiceSubject } from './outbox/rules/subjects.ts';

export interface ActDeps {
  inOutbox: InOutbox;
  clock: Clock;
  newId: NewId;
}

/** A click on one of an invoice's moves; the right is the person's on the deal. */
export interface ActClick {
  portalId: string;
  userEmail: string;
  actor: Actor;
  dealId: string;
  invoiceId: string;
  move: Move;
  /** Of `approve`: whether Xero e-mails it once it is approved. */
  send?: boolean | undefined;
  /** The note of who submits, the reason of who returns. */
  words?: string | undefined;
  /** The invoice as the person saw it; absent: whatever it holds by now. */
  version?: string | undefined;
  request: CardRequest;
}

const CHANGED: Conflict = { code: 'conflict', message: 'The invoice was changed in Xero since it was shown.' };

const ANOTHER: Conflict = { code: 'conflict', message: 'Another change of this invoice is on its way to Xero.' };

/**
 * Decides that an invoice of the deal is submitted, approved, returned, deleted, e-mailed or voided (C50–C52): an intent like
 * any other, one at a time for each invoice. Answers the intent's id. Nothing is sent here.
 */
export const actOnInvoice = (deps: ActDeps, click: ActClick): Promise<Result<string, Failure>> =>
  decideOnce(deps, click, (unit) => decide(deps, unit, click));

/** What is decided about. */
interface Deciding {
  click: ActClick;
  invoice: InvoiceFact;
  tenantId: string;
}

async function decide(deps: ActDeps, unit: OutboxUnit, click: ActClick): Promise<Result<string, Failure>> {
  const books = await unit.billing.books();
  const approval = policyIn(books);
  const { kind, allows, needs: needed } = MOVES[click.move];
  const most = mayEver(approval, click.actor);
  if (!reaches(click, most)) return err(isRuled(click) ? refusedEver(most) : { code: 'not_allowed', needed });
  if (!books || books.state !== 'connected') return err({ code: 'not_connected' });
  if (!books.live) return err({ code: 'not_live' });
  const { tenantId } = books;
  const invoice = (await unit.billing.invoicesOf(tenantId, click.dealId)).find(({ id }) => id === click.invoiceId);
  if (!invoice) return err({ code: 'not_found' });
  const policy = await policyFor(unit.billing, { approval, actor: click.actor, dealId: click.dealId });
  const permission = policy(invoice);
  if (!reaches(click, permission.may)) return err(refusedBy(permission, modeWanted(click)));
  const moving = (await unit.outbox.ofSubjects(tenantId, [invoiceSubject(invoice.id)])).filter(isUnderWay);
  if (moving.length > 0) return sameMove(moving, kind);
  if (click.version !== undefined && click.version !== versionOf(invoice)) return err(CHANGED);
  if (!allows(invoice)) {
    const { invoiceNumber, status } = invoice;
    const message = `${nameFirst(invoiceNumber)} is ${statusWords(status)} in Xero: that can no longer be done.`;
    return err({ code: 'conflict', message });
  }
  return insertMove(deps, unit, { click, invoice, tenantId });
}

/** Whether the move, and the mail that is to follow it, are within what the person may do. */
const reaches = ({ move, send, actor: { right } }: ActClick, may: Mode): boolean =>
  mayMove(move, { right, may }) && (!send || mayMove('email', { right, may }));

/** Whether the policy could let somebody with the right to invoice make the move. */
const isRuled = ({ move, actor: { right } }: ActClick): boolean =>
  MOVES[move].mode !== null && atLeast(right, 'invoice');

/** How far the click goes. */
const modeWanted = ({ move, send }: ActClick): Mode => (send ? 'approve_and_send' : (MOVES[move].mode ?? 'draft'));

/** Who asks for what is under way already follows that; one move of an invoice is made at a time. */
function sameMove(moving: Intent[], kind: Intent['kind']): Result<string, Conflict> {
  const same = moving.find((intent) => intent.kind === kind);
  return same ? ok(same.intentId) : err(ANOTHER);
}

async function insertMove(
  deps: ActDeps,
  unit: OutboxUnit,
  { click, invoice, tenantId }: Deciding,
): Promise<Result<string, Conflict>> {
  const { portalId, move, dealId, userEmail, request } = click;
  const { right } = click.actor;
  const at = deps.clock.now();
  const { kind } = MOVES[move];
  const intent = newIntent({
    intentId: deps.newId(),
    ...{ portalId, tenantId, kind },
    subject: invoiceSubject(invoice.id),
    request: moveRequest(move, invoice.id),
    ...{ documentId: invoice.id, documentNumber: invoice.invoiceNumber },
    words: click.words ?? null,
    ...{ createdBy: request.userId, createdByEmail: userEmail, createdAt: at },
  });
  if (!(await unit.outbox.insert(intent))) return err(ANOTHER);
  await unit.queue.workOn(intent.intentId, FALLBACK_SECONDS);
  const who = { userId: request.userId, userEmail, right };
  await unit.audit.note({ at, ...who, action: kind, objectTypeId: DEAL, objectId: dealId });
  if (click.send) await insertMail(deps, unit, { first: intent, dealId, right });
  return ok(intent.intentId);
}
