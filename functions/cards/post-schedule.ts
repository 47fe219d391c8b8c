import { scheduleRequest, type ScheduleRequest } from '../../src/contract/schedule.ts';
import { DEAL } from '../../src/customers/facts.ts';
import type { Conflict, Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Schedule, Step } from '../../src/schedules/facts.ts';
import { checkSteps, isSameStep } from '../../src/schedules/rules/check-steps.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { askedSchedule, stepsIn } from '../asked/asked-schedule.ts';
import { dealInvoicesOf } from './get-deal-invoices.ts';

const CHANGED: Conflict = {
  code: 'conflict',
  message: 'Somebody has changed the schedule since you opened it. Nothing of yours was saved.',
};

/**
 * POST /cards/deals/:dealId/schedule: in which steps the deal is billed from now on (C47). Steps that are billed, or on their way
 * to Xero, have to be there as they were. Answers how the deal is billed now; no vendor is asked.
 */
export const postSchedule = cardDoor({
  method: 'POST',
  path: '/cards/deals/:dealId/schedule',
  auth: 'hubspot',
  input: scheduleRequest,
  handler:
    ({ inPortal, clock, newId }) =>
    ({ caller, input }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const asked = await askedSchedule(reads, { caller, dealId: input.dealId, now, locks: true });
        if (!asked.ok) return asked;
        const { right, record, teamIds, view } = asked.value;
        const { plan, schedule } = view.read;
        const steps = stepsIn(input.steps, { plan, newId });
        if (!isRepeated(schedule, { input, steps })) {
          if (schedule.version !== input.version) return err(CHANGED);
          if (!steps.ok) return steps;
          const saved = await save(reads, { steps: steps.value, asked: view.read, by: { ...caller, at: now } });
          if (!saved.ok) return saved;
          const deal = { objectTypeId: DEAL, objectId: record.objectId };
          await reads.audit.note({ at: now, ...caller, ...deal, action: 'change_schedule', right });
        }
        const actor = { userId: caller.userId, right, teamIds };
        const { billing } = await dealInvoicesOf(reads, { dealId: record.objectId, actor, now });
        if (!billing) throw new Error('A deal that was there a moment ago is gone');
        return ok(billing);
      }),
});

/** Whether just this was saved as the version after that one: HubSpot repeats a request whose answer it did not get. */
const isRepeated = (
  { version, steps: saved }: Schedule,
  { input, steps }: { input: ScheduleRequest; steps: Result<Step[], Conflict> },
): boolean =>
  version === input.version + 1 &&
  steps.ok &&
  steps.value.length === saved.length &&
  saved.every((step, index) => {
    const [asked, { stepId } = { stepId: null }] = [steps.value[index], input.steps[index]];
    return asked !== undefined && isSameStep(asked, step) && (stepId ?? step.stepId) === step.stepId;
  });

interface Saving {
  steps: Step[];
  asked: { schedule: { dealId: string; version: number }; plan: Parameters<typeof checkSteps>[0]['plan'] };
  by: { userId: string; userEmail: string; at: Date };
}

async function save(
  { schedules }: Pick<PortalReads, 'schedules'>,
  { steps, asked: { schedule, plan }, by }: Saving,
): Promise<Result<null, Failure>> {
  const problems = checkSteps({ steps, plan });
  if (problems.length > 0)
    return err({ code: 'not_ready', gaps: problems.map(({ message, fix }) => ({ message, fix })) });
  await schedules.save({ ...schedule, steps }, by);
  return ok(null);
}
