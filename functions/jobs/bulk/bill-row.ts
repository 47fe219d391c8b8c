import type { BulkRow, BulkRun, Verdict } from '../../../src/bulk/facts.ts';
import { meaningOf, type Meaning } from '../../../src/bulk/rules/goes-on.ts';
import { changedSince } from '../../../src/bulk/rules/planned.ts';
import { billed, byDraft, changed, MERGED, NOT_WON } from '../../../src/bulk/rules/verdict.ts';
import { createInvoice } from '../../../src/invoicing/create-invoice.ts';
import { draftInvoice, type HashedDraft } from '../../../src/invoicing/draft-invoice.ts';
import type { Actor } from '../../../src/invoicing/policy-for.ts';
import { answerBefore, type CardRequest } from '../../../src/invoicing/outbox/request-replay.ts';
import type { Failure } from '../../../src/lib/failure.ts';
import { lookAtQuotes } from '../../cards/look-at-quote.ts';
import { rightToBill } from '../../asked/right-to-bill.ts';
import type { Deps } from '../../runtime/deps.ts';
import { problemOf } from '../../runtime/failures.ts';

type BillDeps = Pick<Deps, 'inBulk' | 'inPortal' | 'inOutbox' | 'readDeal' | 'readQuote' | 'xero' | 'clock' | 'newId'>;

/** What came of a row: an intent that bills it, or what is to be said or done instead. */
type Billed =
  { do: 'sent'; intentId: string } | Exclude<Meaning, { do: 'stop' }> | { do: 'stop'; words: string; fix: string };

export interface Billing {
  portalId: string;
  run: BulkRun;
  row: BulkRow;
}

/**
 * Decides that a row is billed, as the click on its card would: under the right of who asked as it is now, by the deal as it
 * is now, and only when that is won still and what was planned. The request is the row's own, so that whoever does it again is
 * answered with the same intent. Nothing is sent here.
 */
export async function billRow(deps: BillDeps, billing: Billing): Promise<Billed> {
  const { portalId, run, row } = billing;
  const request = requestOf(billing);
  const before = await deps.inOutbox(portalId, (unit) => answerBefore(unit, request));
  if (before.ok && before.value !== null) return { do: 'sent', intentId: before.value };
  const { createdBy: userId, createdByEmail: userEmail, status } = run;
  const caller = { portalId, userId, userEmail };
  const billable = await rightToBill(deps, { caller, dealId: row.dealId, status });
  if (!billable.ok) return meaning(billable.error);
  const { dealId, actor } = billable.value;
  if (dealId !== row.dealId) return settle(MERGED);
  if (!(await deps.inBulk(portalId, ({ bulk }) => bulk.isWon(dealId)))) return settle(NOT_WON);
  const drafted = await draftInvoice(deps, { portalId, actor, dealId, choices: { status } });
  if (!drafted.ok) return meaning(drafted.error);
  const other = otherThanPlanned(billing, drafted.value);
  if (other) return settle(other);
  const looked = await lookAtQuotes(deps, { portalId, dealId, quoteId: undefined });
  if (!looked.ok) return meaning(looked.error);
  return create(deps, billing, { actor, drafted: drafted.value, request });
}

const settle = (verdict: Verdict): Billed => ({ do: 'settle', verdict });

function meaning(failure: Failure): Billed {
  const means = meaningOf(failure, problemOf);
  if (means.do !== 'stop') return means;
  const { message: words, fix = '' } = problemOf(failure);
  return { do: 'stop', words, fix };
}

/** The same for the row and its attempt, however often a job does it. */
const requestOf = ({ run: { runId, createdBy }, row: { dealId, attempt } }: Billing): CardRequest => ({
  userId: createdBy,
  requestId: `${runId}:${dealId}:${attempt}`,
  body: { runId, dealId, attempt },
});

/** Why a person has to look again; null: it is what was planned. */
function otherThanPlanned({ run, row }: Billing, { draft }: HashedDraft): Verdict | null {
  if (draft.tenantId !== run.tenantId) return changed([`It would be billed in ${draft.organisation} now.`]);
  const now = byDraft(draft);
  if (now.state !== 'ready') return now;
  if (row.planned === null) throw new Error(`The deal ${row.dealId} was chosen and never planned`);
  const changes = changedSince(row.planned, draft);
  return changes.length > 0 ? changed(changes) : null;
}

interface Creating {
  actor: Actor;
  drafted: HashedDraft;
  request: CardRequest;
}

async function create(
  deps: BillDeps,
  { portalId, run, row }: Billing,
  { actor, drafted, request }: Creating,
): Promise<Billed> {
  const { hash } = drafted;
  if (hash === null) throw new Error('A draft without gaps has no hash');
  const created = await createInvoice(
    { ...deps, draft: () => Promise.resolve({ ok: true, value: drafted }) },
    { portalId, userEmail: run.createdByEmail, actor, dealId: row.dealId, hash, request },
  );
  if (!created.ok) return meaning(created.error);
  if (created.value.outcome === 'changed') return settle(changed(created.value.changes));
  const { intentId } = created.value;
  const intent = await deps.inOutbox(portalId, ({ outbox }) => outbox.read(intentId));
  // Somebody else has billed it meanwhile, and otherwise than planned.
  return intent && intent.previewHash !== hash ? settle(billed(intent.documentNumber)) : { do: 'sent', intentId };
}
