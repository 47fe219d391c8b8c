import { templateSteps } from '../../src/billing-settings/rules/template-steps.ts';
import { scheduleTryRequest, type ScheduleTry, type SchedulePattern } from '../../src/contract/schedule.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { isDate } from '../../src/lib/calendar.ts';
import type { Conflict } from '../../src/lib/failure.ts';
import { decimal } from '../../src/lib/money.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { standingsOf } from '../../src/invoicing/rules/standings-of.ts';
import type { Step } from '../../src/schedules/facts.ts';
import { checkSteps } from '../../src/schedules/rules/check-steps.ts';
import { stepsOf, type NewStep } from '../../src/schedules/rules/patterns.ts';
import { planOf } from '../../src/schedules/rules/plan-of.ts';
import { cardDoor } from '../runtime/door.ts';
import type { BillingView } from '../present/billing-view.ts';
import { presentSteps } from '../present/present-billing.ts';
import { askedSchedule, stepsIn } from '../asked/asked-schedule.ts';

/** Begins the id of a step that has none yet, while it is tried. */
const NEW = 'new:';

/**
 * POST /cards/deals/:dealId/schedule/try: what the deal's steps would come to, as they are typed or by a usual pattern, and what
 * keeps them from being saved. Nothing is written but who looked.
 */
export const postScheduleTry = cardDoor({
  method: 'POST',
  path: '/cards/deals/:dealId/schedule/try',
  auth: 'hubspot',
  input: scheduleTryRequest,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const asked = await askedSchedule(reads, { caller, dealId: input.dealId, now, locks: false });
        if (!asked.ok) return asked;
        const { right, record, view } = asked.value;
        const { plan } = view.read;
        const newId = (index: number): string => `${NEW}${index}`;
        const steps = 'steps' in input ? stepsIn(input.steps, { plan, newId }) : patternSteps(input.pattern, view);
        if (!steps.ok) return steps;
        const deal = { objectTypeId: DEAL, objectId: record.objectId };
        await reads.audit.note({ at: now, ...caller, ...deal, action: 'view_draft', right });
        return ok(tried(view, steps.value));
      }),
});

const NO_DATE: Conflict = { code: 'conflict', message: 'The calendar does not have that date.' };

const NO_TEMPLATE: Conflict = {
  code: 'conflict',
  message: 'The template is no longer there, or not for deals of this pipeline.',
};

type View = Omit<BillingView, 'invoices'>;

/** What is billed already stays; the steps of the pattern come after it. */
function patternSteps(pattern: SchedulePattern, view: View): Result<Step[], Conflict> {
  const fresh = newSteps(pattern, view);
  if (!fresh.ok) return fresh;
  const kept = view.read.plan.steps.filter(({ isLocked }) => isLocked);
  return ok([...kept, ...fresh.value.map((step, index) => ({ ...step, stepId: `${NEW}${index}` }))]);
}

function newSteps(pattern: SchedulePattern, { templates, today }: View): Result<NewStep[], Conflict> {
  switch (pattern.kind) {
    case 'deposit':
      return ok(stepsOf({ kind: 'deposit', percent: decimal(pattern.percent) }));
    case 'stages':
      return ok(stepsOf({ kind: 'stages', percents: pattern.percents.map(decimal) }));
    case 'monthly':
      return isDate(pattern.first) ? ok(stepsOf(pattern)) : err(NO_DATE);
    case 'template': {
      const template = templates.find(({ id }) => id === pattern.templateId);
      return template ? ok(templateSteps(template, today)) : err(NO_TEMPLATE);
    }
  }
}

function tried({ read, today }: View, steps: Step[]): ScheduleTry {
  const { plan, entries, schedule } = read;
  const standings = standingsOf(entries, plan.currency);
  const would = planOf({
    schedule: { ...schedule, steps },
    deal: plan.deal,
    currency: plan.currency,
    standings,
    today,
  });
  const numbers = new Map(
    entries.flatMap(({ invoiceId, invoice }) => (invoiceId !== null && invoice ? [[invoiceId, invoice.number]] : [])),
  );
  return {
    steps: presentSteps(would, numbers).map((step) => ({
      ...step,
      stepId: step.stepId.startsWith(NEW) ? null : step.stepId,
    })),
    problems: checkSteps({ steps, plan }),
  };
}
