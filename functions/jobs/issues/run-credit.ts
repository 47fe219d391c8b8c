import { DEAL } from '../../../src/customers/facts.ts';
import { allocateCredit, creditInvoice } from '../../../src/invoicing/credits/credit-invoice.ts';
import type { Intent } from '../../../src/invoicing/facts.ts';
import { invoiceIn } from '../../../src/invoicing/outbox/rules/subjects.ts';
import { closeIssues } from '../../../src/issues/close-issues.ts';
import { decimal } from '../../../src/lib/money.ts';
import { readRow } from '../../../src/mirror/read-row.ts';
import { askedRecord } from '../../asked/asked-customer.ts';
import { problemOf } from '../../runtime/failures.ts';
import { follow, GONE, requestOf, wordsOf } from './follow-run.ts';
import { done, failed, type RunDeps, type Running, type RunOutcome } from './run-deps.ts';

/** Decides the credit note anew, of the same amount and for the same reason, if that can still be credited. */
export async function creditAgain(deps: RunDeps, running: Running, intent: Intent): Promise<RunOutcome> {
  const { preview, words } = intent;
  const click = await clickOf(deps, running, intent);
  if (typeof click === 'string') return failed(click);
  if (!preview || words === null) return failed(GONE);
  const decided = await creditInvoice(deps, { ...click, amount: decimal(preview.total), reason: words });
  return decided.ok ? follow(deps, running, decided.value) : failed(wordsOf(decided.error));
}

/** Sets the note against its invoice as far as that is owed by now: both are asked of Xero first. */
export async function allocateAgain(deps: RunDeps, running: Running, intent: Intent): Promise<RunOutcome> {
  const click = await clickOf(deps, running, intent);
  if (typeof click === 'string') return failed(click);
  const { documentId: creditId, tenantId } = intent;
  if (creditId === null) return failed(GONE);
  const { portalId } = running;
  for (const [stream, id] of [['credit_notes', creditId] as const, ['invoices', click.invoiceId] as const]) {
    const read = await readRow(deps, { portalId, tenantId, stream }, id);
    if (!read.ok) return failed(problemOf(read.error).message);
  }
  const decided = await allocateCredit(deps, { ...click, creditId });
  if (!decided.ok) return failed(wordsOf(decided.error));
  if (decided.value !== null) return follow(deps, running, decided.value);
  await deps.inMirror(portalId, ({ issues }) =>
    closeIssues({ issues, ...deps }, { kind: running.issue.kind, subjects: [running.issue.subject] }),
  );
  return done('It is set against the invoice already.');
}

/** The click of whoever runs it, with the right as it is now; in words why there can be none. */
async function clickOf(deps: RunDeps, running: Running, { tenantId, subject }: Intent) {
  const { portalId, run } = running;
  const invoiceId = invoiceIn(subject);
  if (invoiceId === null) return GONE;
  const asked = await deps.inPortal(portalId, async (reads) => {
    const dealId = await reads.billing.dealBilledBy(tenantId, invoiceId);
    if (dealId === null) return null;
    return { dealId, record: await askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId: run.userId }) };
  });
  if (!asked) return GONE;
  if (!asked.record.ok) return wordsOf(asked.record.error);
  const { right } = asked.record.value;
  return { portalId, userEmail: run.userEmail, right, dealId: asked.dealId, invoiceId, request: requestOf(running) };
}
