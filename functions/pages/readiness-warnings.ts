import type { ListedApproval } from '../../src/approvals/ports.ts';
import { draftFromMirror } from '../../src/invoicing/draft-invoice.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { rightToSee, type ApprovalsSeen } from './seen-approvals.ts';

/**
 * Says of an approval that waits what the readiness of its deal finds worth a look (C70), by the mirror alone. How far the
 * person may go is not among it: that is what the queue is for. Nor is a missing address, of which the invoice's customer is
 * asked. What is the same for all of them is read once.
 */
export function readinessWarnings(
  reads: PortalReads,
  { seen, portalId, now }: { seen: ApprovalsSeen; portalId: string; now: Date },
): (approval: ListedApproval) => Promise<string[]> {
  const items = once(() => reads.mapping.items(seen.books.tenantId));
  const shared: PortalReads = {
    ...reads,
    billing: { ...reads.billing, books: () => Promise.resolve(seen.books) },
    mapping: { ...reads.mapping, items },
  };
  return async (approval) => {
    const right = rightToSee(seen, approval);
    if (right === null || approval.state !== 'waiting') return [];
    const actor = { userId: seen.userId, right, teamIds: seen.facts.person.teamIds };
    const request = { portalId, actor, dealId: approval.deal.id, choices: {} };
    const drafted = await draftFromMirror(shared, { request, now });
    if (!drafted.ok) return [];
    const found = drafted.value.draft.warnings.filter(({ check, field }) => check !== 'approval' && field !== 'email');
    return [...new Set(found.map(({ message }) => message))];
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => (kept ??= read());
}
