import type { ListedApproval } from '../../src/approvals/ports.ts';
import { draftFromMirror } from '../../src/invoicing/draft-invoice.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { readsOfMany } from './mirror-drafts.ts';
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
  const shared = readsOfMany(reads, seen.books);
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
