import { atLeast, type Right } from '../../src/access/rules/right.ts';
import { DEAL } from '../../src/customers/facts.ts';
import type { DraftStatus } from '../../src/invoicing/rules/draft.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Deps } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';
import { askedRecord } from './asked-customer.ts';

/** The deal, or the one that it was merged into, and what the person may do with it. */
interface Billable {
  dealId: string;
  right: Right;
}

/**
 * The person's right on the deal, when it is enough to bill it: *invoice*, or *approve* for an invoice that is to be approved
 * at once. It is decided before any vendor is asked for anything.
 */
export async function rightToBill(
  { inPortal }: Pick<Deps, 'inPortal'>,
  { caller, dealId, status }: { caller: Caller; dealId: string; status: DraftStatus | undefined },
): Promise<Result<Billable, Failure>> {
  const { portalId, userId } = caller;
  const asked = await inPortal(portalId, (reads) =>
    askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId }),
  );
  if (!asked.ok) return asked;
  const needed = status === 'AUTHORISED' ? 'approve' : 'invoice';
  const { record, right } = asked.value;
  return atLeast(right, needed) ? ok({ dealId: record.objectId, right }) : err({ code: 'not_allowed', needed });
}
