import { atLeast } from '../../src/access/rules/right.ts';
import type { ListedApproval } from '../../src/approvals/ports.ts';
import type { IntentState } from '../../src/contract/invoicing.ts';
import { actOnInvoice, type ActClick } from '../../src/invoicing/act-on-invoice.ts';
import { answerBefore } from '../../src/invoicing/outbox/request-replay.ts';
import { nameFirst } from '../../src/invoicing/rules/name-of.ts';
import type { Conflict, Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { sendAndTell } from '../cards/send-and-tell.ts';
import type { Deps } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';
import { approvalsSeen, rightToSee } from './seen-approvals.ts';

interface Decision extends Pick<ActClick, 'send' | 'words' | 'version'> {
  approvalId: string;
  requestId: string;
  move: 'approve' | 'return';
}

/**
 * Decides what waits for approval: the move of its invoice, as on the card of its deal, by whoever may approve there. What is
 * decided already stays so, and who decided it is told.
 */
export async function decideApproval(
  deps: Deps,
  { caller, decision }: { caller: Caller; decision: Decision },
): Promise<Result<IntentState, Failure>> {
  const { portalId, userId, userEmail } = caller;
  const { approvalId, requestId, move, send, words, version } = decision;
  const found = await askedFor(deps, caller, approvalId);
  if (!found.ok) return found;
  const { approval, actor } = found.value;
  const request = { userId, requestId, body: { approvalId, move, send, words, version } };
  const before = await deps.inOutbox(portalId, (unit) => answerBefore(unit, request));
  if (!before.ok) return before;
  if (before.value === null && approval.state !== 'waiting') return err(decided(approval));
  const click = { portalId, userEmail, actor, dealId: approval.deal.id, invoiceId: approval.invoiceId };
  const acted = await actOnInvoice(deps, { ...click, move, send, words, version, request });
  return acted.ok ? ok(await sendAndTell(deps, { portalId, intentId: acted.value })) : acted;
}

/** The approval, and who decides with what right on its deal. */
const askedFor = (
  { inPortal }: Deps,
  caller: Caller,
  approvalId: string,
): Promise<Result<{ approval: ListedApproval; actor: ActClick['actor'] }, Failure>> =>
  inPortal(caller.portalId, async (reads) => {
    const seen = await approvalsSeen(reads, caller);
    if (!seen.ok) return seen;
    const approval = await reads.approvals.read(approvalId);
    const right = approval && rightToSee(seen.value, approval);
    if (!right) return err({ code: 'not_found' });
    if (!atLeast(right, 'approve')) return err({ code: 'not_allowed', needed: 'approve' });
    return ok({ approval, actor: { userId: caller.userId, right, teamIds: seen.value.facts.person.teamIds } });
  });

const HOW: Record<ListedApproval['state'], string> = {
  waiting: '',
  approved: 'approved',
  returned: 'returned',
  resubmitted: 'returned, and it was submitted again',
  withdrawn: 'deleted or voided',
};

function decided({ invoice, state, decidedBy }: ListedApproval): Conflict {
  const by = decidedBy ? decidedBy.email : 'somebody in Xero';
  return { code: 'conflict', message: `${nameFirst(invoice.number)} was ${HOW[state]} by ${by} already.` };
}
