import { atLeast } from '../../src/access/rules/right.ts';
import { covers, mayEver } from '../../src/approvals/rules/may-of.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { policyIn, type Actor } from '../../src/invoicing/policy-for.ts';
import type { DraftStatus } from '../../src/invoicing/rules/draft.ts';
import { refusedEver } from '../../src/invoicing/rules/permission.ts';
import { modeOf } from '../../src/invoicing/rules/status-mode.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Deps, PortalReads } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';
import { askedRecord } from './asked-customer.ts';

/** The deal, or the one that it was merged into, and who bills it with what right. */
interface Billable {
  dealId: string;
  actor: Actor;
}

interface Billing {
  userId: string;
  dealId: string;
  status: DraftStatus | undefined;
}

/**
 * Who bills the deal, when the right is enough: *invoice*, and for an invoice that is to be submitted or approved at once what
 * the policy lets such a person do with any invoice. It is decided before any vendor is asked for anything; whether this one is
 * within the policy is decided when its total is known.
 */
export const rightToBill = (
  { inPortal }: Pick<Deps, 'inPortal'>,
  { caller, dealId, status }: { caller: Caller; dealId: string; status: DraftStatus | undefined },
): Promise<Result<Billable, Failure>> =>
  inPortal(caller.portalId, (reads) => rightIn(reads, { userId: caller.userId, dealId, status }));

/** The same within a transaction. */
export async function rightIn(
  reads: Pick<PortalReads, 'customers' | 'billing'>,
  { userId, dealId, status = 'DRAFT' }: Billing,
): Promise<Result<Billable, Failure>> {
  const asked = await askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId });
  if (!asked.ok) return asked;
  const { record, right, teamIds } = asked.value;
  if (!atLeast(right, 'invoice')) return err({ code: 'not_allowed', needed: 'invoice' });
  const actor = { userId, right, teamIds };
  const asks = status !== 'DRAFT' && !atLeast(right, 'approve');
  if (!asks) return ok({ dealId: record.objectId, actor });
  const most = mayEver(policyIn(await reads.billing.books()), actor);
  if (!covers(most, modeOf({ status, send: false }))) return err(refusedEver(most));
  return ok({ dealId: record.objectId, actor });
}
