import { DEAL } from '../../../src/customers/facts.ts';
import { actOnInvoice } from '../../../src/invoicing/act-on-invoice.ts';
import { createInvoice } from '../../../src/invoicing/create-invoice.ts';
import { createItem } from '../../../src/invoicing/mapping/create-item.ts';
import { draftInvoice } from '../../../src/invoicing/draft-invoice.ts';
import type { Intent } from '../../../src/invoicing/facts.ts';
import { MOVES, type Move } from '../../../src/invoicing/rules/invoice-moves.ts';
import { statusAsked } from '../../../src/invoicing/quotes/asked-quote.ts';
import { isUnderWay } from '../../../src/invoicing/outbox/rules/next-step.ts';
import { customerIn, dealOf, productIn, quoteIn } from '../../../src/invoicing/outbox/rules/subjects.ts';
import { updateContact } from '../../../src/invoicing/update-contact.ts';
import type { Failure } from '../../../src/lib/failure.ts';
import type { Result } from '../../../src/lib/result.ts';
import { askedRecord } from '../../asked/asked-customer.ts';
import { askMove } from '../../asked/ask-move.ts';
import { lookAtQuotes } from '../../cards/look-at-quote.ts';
import { rightToBill } from '../../asked/right-to-bill.ts';
import { requireFinance } from '../../settings/billing/finance-door.ts';
import { choicesOf, itemChoicesOf } from './choices-of.ts';
import { follow, GONE, requestOf, wordsOf } from './follow-run.ts';
import { allocateAgain, creditAgain } from './run-credit.ts';
import { failed, type RunDeps, type Running, type RunOutcome } from './run-deps.ts';

const QUOTE_MOVED = 'Look at the quote on the deal, and change its status there.';
const QUOTE_AGAIN = 'Look at the quote on the deal, and create it in Xero there.';

/**
 * Runs a write again as the person's click would, under the person's right as it is now. An intent that is still under way is
 * taken a step on and nothing else. One that was given back is decided anew from the deal as it is now: when that would send
 * anything other than what was shown, nothing is sent, and a person looks at it on the deal.
 */
export async function runWrite(deps: RunDeps, running: Running): Promise<RunOutcome> {
  const intent = await intentOf(deps, running);
  return intent ? runIntent(deps, running, intent) : failed(GONE);
}

const SUBMIT_AGAIN = 'Look at the invoice on its deal, and submit it again there.';

const NEVER_FOUND = 'It cannot be found out any more. Look in Xero; then put this aside, or do it again from its deal.';

/**
 * Finds out how a write stands that may have gone through: the intent is taken the one step that is due. One that was given
 * up is not done again: a second e-mail would go out for one that may have arrived.
 */
export async function lookAtWrite(deps: RunDeps, running: Running): Promise<RunOutcome> {
  const intent = await intentOf(deps, running);
  if (!intent) return failed(GONE);
  return intent.state === 'rejected' ? failed(NEVER_FOUND) : follow(deps, running, intent.intentId);
}

async function runIntent(deps: RunDeps, running: Running, intent: Intent): Promise<RunOutcome> {
  if (isUnderWay(intent) || intent.state === 'done') return follow(deps, running, intent.intentId);
  switch (intent.kind) {
    case 'create_invoice':
      return createAgain(deps, running, intent);
    case 'create_contact': {
      const waited = await deps.inOutbox(running.portalId, ({ outbox }) => outbox.waitedFor(intent.intentId));
      return waited ? runIntent(deps, running, waited) : failed(GONE);
    }
    case 'update_contact':
      return changeAgain(deps, running, intent);
    case 'create_item':
      return createItemAgain(deps, running, intent);
    case 'create_quote':
      return failed(QUOTE_AGAIN);
    case 'move_quote':
      return moveQuoteAgain(deps, running, intent);
    case 'create_credit_note':
      return creditAgain(deps, running, intent);
    case 'allocate_credit':
      return allocateAgain(deps, running, intent);
    default:
      return moveAgain(deps, running, intent);
  }
}

/** The newest intent that the issue tells of: its subject is the intent's kind and what that is about. */
async function intentOf({ inOutbox }: RunDeps, { portalId, issue }: Running): Promise<Intent | null> {
  const slash = issue.subject.indexOf('/');
  const [kind, subject] = [issue.subject.slice(0, slash), issue.subject.slice(slash + 1)];
  return inOutbox(portalId, async ({ outbox, billing }) => {
    const tenantId = issue.about.tenantId ?? (await billing.books())?.tenantId;
    if (tenantId === undefined) return null;
    return (await outbox.ofSubjects(tenantId, [subject])).find((intent) => intent.kind === kind) ?? null;
  });
}

async function createAgain(deps: RunDeps, running: Running, intent: Intent): Promise<RunOutcome> {
  const { portalId, run } = running;
  const { userId, userEmail } = run;
  const asked = dealOf(intent.subject)?.dealId;
  if (asked === undefined || intent.previewHash === null) return failed(GONE);
  const chosen = await choicesOf(deps, intent);
  const caller = { portalId, userId, userEmail };
  const billable = await rightToBill(deps, { caller, dealId: asked, status: chosen.status });
  if (!billable.ok) return failed(wordsOf(billable.error));
  const { dealId, actor } = billable.value;
  const looked = await lookAtQuotes(deps, { portalId, dealId, quoteId: intent.preview?.quoteId });
  if (!looked.ok) return failed(wordsOf(looked.error));
  const draft = () => draftInvoice(deps, { portalId, actor, dealId, choices: chosen.of });
  const said = { send: await wasMailed(deps, running, intent), note: intent.words ?? undefined };
  const click = { portalId, userEmail, actor, dealId, hash: intent.previewHash, ...said };
  const created = await createInvoice({ ...deps, draft }, { ...click, request: requestOf(running) });
  if (!created.ok) return failed(wordsOf(created.error));
  if (created.value.outcome === 'changed')
    return failed(`${created.value.changes.join(' ')} Look at it on the deal, and create the invoice there.`);
  return follow(deps, running, created.value.intentId);
}

async function changeAgain(deps: RunDeps, running: Running, intent: Intent): Promise<RunOutcome> {
  const { portalId, run } = running;
  const { documentId: contactId, tenantId } = intent;
  if (contactId === null) return failed(GONE);
  const record = customerIn(intent.subject);
  const asked = await deps.inPortal(portalId, (reads) => askedRecord(reads, { ...record, userId: run.userId }));
  if (!asked.ok) return failed(wordsOf(asked.error));
  const decided = await updateContact(deps, {
    ...{ portalId, tenantId, record, contactId, userEmail: run.userEmail, right: asked.value.right },
    requestOf: () => intent.request,
    request: requestOf(running),
  });
  return decided.ok ? follow(deps, running, decided.value) : failed(wordsOf(decided.error));
}

async function createItemAgain(deps: RunDeps, running: Running, intent: Intent): Promise<RunOutcome> {
  const { portalId, run } = running;
  const right = await deps.inPortal(portalId, (reads) => requireFinance(reads, run));
  if (!right.ok) return failed(wordsOf(right.error));
  const { tenantId, subject } = intent;
  const click = { portalId, tenantId, productId: productIn(subject), userEmail: run.userEmail, right: right.value };
  const decided = await createItem(deps, { ...click, choices: itemChoicesOf(intent), request: requestOf(running) });
  return decided.ok ? follow(deps, running, decided.value) : failed(wordsOf(decided.error));
}

async function moveAgain(deps: RunDeps, running: Running, intent: Intent): Promise<RunOutcome> {
  const { portalId, run } = running;
  const { documentId, tenantId } = intent;
  const move = (Object.keys(MOVES) as Move[]).find((one) => MOVES[one].kind === intent.kind);
  if (intent.kind === 'revise_invoice') return failed(SUBMIT_AGAIN);
  if (documentId === null || !move) return failed(GONE);
  const asked = await deps.inPortal(portalId, async (reads) => {
    const dealId = await reads.billing.dealBilledBy(tenantId, documentId);
    if (dealId === null) return null;
    return { dealId, record: await askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId: run.userId }) };
  });
  if (!asked) return failed(GONE);
  if (!asked.record.ok) return failed(wordsOf(asked.record.error));
  const { right, teamIds } = asked.record.value;
  const actor = { userId: run.userId, right, teamIds };
  const said = { words: intent.words ?? undefined, send: await wasMailed(deps, running, intent) };
  const click = {
    portalId,
    userEmail: run.userEmail,
    actor,
    dealId: asked.dealId,
    invoiceId: documentId,
    move,
    ...said,
  };
  const decided: Result<string, Failure> = await actOnInvoice(deps, { ...click, request: requestOf(running) });
  return decided.ok ? follow(deps, running, decided.value) : failed(wordsOf(decided.error));
}

/** The quote is read in Xero first: it may have been changed there since. */
async function moveQuoteAgain(deps: RunDeps, running: Running, intent: Intent): Promise<RunOutcome> {
  const { portalId, run } = running;
  const quoteId = quoteIn(intent.subject);
  const to = statusAsked(intent.request);
  const dealId = quoteId && (await deps.inPortal(portalId, ({ quotes }) => quotes.dealOf(quoteId)));
  if (quoteId === null || !dealId || to === 'INVOICED') return failed(QUOTE_MOVED);
  const caller = { portalId, userId: run.userId, userEmail: run.userEmail };
  const asked = { dealId, quoteId, to, request: requestOf(running) };
  const decided = await askMove(deps, { caller, ...asked });
  return decided.ok ? follow(deps, running, decided.value) : failed(wordsOf(decided.error));
}

/** Whether a mail was to follow it. */
const wasMailed = async ({ inOutbox }: RunDeps, { portalId }: Running, { intentId }: Intent): Promise<boolean> =>
  (await inOutbox(portalId, ({ outbox }) => outbox.waitedFor(intentId, 'email_invoice'))) !== null;
