import type { Clock } from '../lib/clock.ts';
import type { NewId } from '../lib/ids.ts';
import type { Deed } from './facts.ts';
import type { ApprovalStore } from './ports.ts';
import { deedFor, standOf } from './rules/stands.ts';

interface Seen {
  tenantId: string;
  dealId: string;
  /** As the mirror has it. */
  invoice: { id: string; status: string };
  /** What was asked of Xero for it, the newest first; asked for only where something has changed. */
  deeds: () => Promise<Deed[]>;
}

/**
 * Takes in how an invoice stands in Xero, whoever brought that about: it waits for approval from when it is submitted on, and
 * is decided when it is submitted no longer. The same again changes nothing.
 */
export async function settleApproval(
  { approvals, clock, newId }: { approvals: ApprovalStore; clock: Clock; newId: NewId },
  { tenantId, dealId, invoice, deeds }: Seen,
): Promise<void> {
  const stand = standOf(invoice.status);
  const before = await approvals.latest(tenantId, invoice.id);
  if ((stand === 'waiting') === (before?.state === 'waiting')) return;
  const deed = deedFor(stand, await deeds(), before);
  const at = deed?.at ?? clock.now();
  const by = deed?.by ?? null;
  if (stand !== 'waiting') {
    if (before) await approvals.decide(before.approvalId, { state: stand, by, at, reason: deed?.words ?? null });
    return;
  }
  if (before?.state === 'returned') {
    const { decidedBy, decidedAt, reason } = before;
    await approvals.decide(before.approvalId, { state: 'resubmitted', by: decidedBy, at: decidedAt ?? at, reason });
  }
  await approvals.add({
    approvalId: newId(),
    ...{ tenantId, dealId, invoiceId: invoice.id },
    intentId: deed?.intentId ?? null,
    state: 'waiting',
    ...{ askedBy: by, askedAt: at, note: deed?.words ?? null },
    ...{ decidedBy: null, decidedAt: null, reason: null },
  });
}
