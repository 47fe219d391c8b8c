import { atLeast, type Right } from '../../src/access/rules/right.ts';
import { heedRequest, ignoreRequest } from '../../src/contract/unbilled.ts';
import { DEAL } from '../../src/customers/facts.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Unbilled } from '../../src/unbilled/facts.ts';
import { readUnbilled } from '../../src/unbilled/read-unbilled.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor, type Caller } from '../runtime/door.ts';
import { unbilledSeen } from './seen-unbilled.ts';

/** POST /pages/unbilled/ignore: passes a deal over for a reason, as it stands now. */
export const postIgnore = cardDoor({
  method: 'POST',
  path: '/pages/unbilled/ignore',
  auth: 'hubspot',
  input: ignoreRequest,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { dealId, reason } }) =>
      inPortal(caller.portalId, async (reads) => {
        const at = clock.now();
        const asked = await askedDeal(reads, { caller, dealId, at });
        if (!asked.ok) return asked;
        const { deal, left } = asked.value.row;
        const word = { reason, at, by: caller.userEmail, currency: deal.currency, amount: deal.amount, left };
        await reads.unbilled.ignore(dealId, { ...word, userId: caller.userId });
        await reads.audit.note({
          at,
          ...caller,
          ...recordOf(dealId),
          action: 'ignore_unbilled',
          right: asked.value.right,
        });
        return ok({ dealId });
      }),
});

/** POST /pages/unbilled/heed: lists a deal again that was passed over. */
export const postHeed = cardDoor({
  method: 'POST',
  path: '/pages/unbilled/heed',
  auth: 'hubspot',
  input: heedRequest,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { dealId } }) =>
      inPortal(caller.portalId, async (reads) => {
        const at = clock.now();
        const asked = await askedDeal(reads, { caller, dealId, at });
        if (!asked.ok) return asked;
        const { right } = asked.value;
        if (await reads.unbilled.heed(dealId))
          await reads.audit.note({ at, ...caller, ...recordOf(dealId), action: 'heed_unbilled', right });
        return ok({ dealId });
      }),
});

const recordOf = (dealId: string) => ({ objectTypeId: DEAL, objectId: dealId });

const BILLED = 'This deal is not among those that are won and not invoiced any more: look at the list again.';

/** The deal as it is listed now, for whoever may pass it over. What the person may not see is told like what is not there. */
async function askedDeal(
  reads: PortalReads,
  { caller, dealId, at }: { caller: Caller; dealId: string; at: Date },
): Promise<Result<{ row: Unbilled; right: Right }, Failure>> {
  const seen = await unbilledSeen(reads, caller);
  if (!seen.ok) return seen;
  const { all } = await readUnbilled(reads, { books: seen.value.books, now: at, dealId });
  const [row] = all;
  const right = row ? seen.value.rightOn(row.deal) : 'none';
  if (!row || !atLeast(right, 'amounts')) return err({ code: 'conflict', message: BILLED });
  return atLeast(right, 'invoice') ? ok({ row, right }) : err({ code: 'not_allowed', needed: 'invoice' });
}
