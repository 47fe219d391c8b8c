import { bulkPlanRequest, type BulkPlanned } from '../../src/contract/bulk.ts';
import { greatest } from '../../src/access/rules/right.ts';
import { covers, mayEver } from '../../src/approvals/rules/may-of.ts';
import { policyIn } from '../../src/invoicing/policy-for.ts';
import { refusedEver } from '../../src/invoicing/rules/permission.ts';
import { modeOf } from '../../src/invoicing/rules/status-mode.ts';
import type { NotReady } from '../../src/lib/failure.ts';
import { err, ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { noteRun } from './note-run.ts';
import { runsSeen } from './seen-runs.ts';

/** Deals that one run takes. */
const MOST = 500;

const tooMany = (deals: number): NotReady => ({
  code: 'not_ready',
  gaps: [
    {
      message: `${deals.toLocaleString('en-GB')} deals are chosen, and ${MOST} are billed together at most.`,
      fix: 'Choose fewer, for example by filtering the list by close date, and bill the rest after that.',
    },
  ],
});

/** POST /bulk/plans: has the invoices of many deals planned. Answers at once; the planning is a job. */
export const postPlan = cardDoor({
  method: 'POST',
  path: '/bulk/plans',
  auth: 'hubspot',
  input: bulkPlanRequest,
  handler:
    ({ inBulk, clock, newId }) =>
    ({ caller, input: { requestId, dealIds, status } }) =>
      inBulk(caller.portalId, async (unit) => {
        const seen = await runsSeen(unit, caller);
        if (!seen.ok) return seen;
        const deals = [...new Set(dealIds)];
        if (deals.length > MOST) return err(tooMany(deals.length));
        const books = await unit.billing.books();
        if (books?.state !== 'connected') return err({ code: 'not_connected' });
        const { facts, rights } = seen.value;
        const right = greatest(Object.values(rights)) ?? 'none';
        const { userId, teamIds } = facts.person;
        const most = mayEver(policyIn(books), { userId, right, teamIds });
        if (!covers(most, modeOf({ status, send: false }))) return err(refusedEver(most));
        const at = clock.now();
        const { userId: createdBy, userEmail: createdByEmail } = caller;
        const asked = { ...{ runId: newId(), requestId, tenantId: books.tenantId, status }, createdBy, createdByEmail };
        const begun = { state: 'planning', version: 0, startedAt: null, hold: null, stopped: null } as const;
        const run = await unit.bulk.add({ ...asked, ...begun, createdAt: at }, deals);
        if (run.runId === asked.runId) {
          await unit.queue.plan(run.runId);
          await noteRun(unit, { at, caller, seen: { ...seen.value, run }, action: 'plan_bulk' });
        }
        return ok<BulkPlanned>({ runId: run.runId });
      }),
});
