import { checkSteps } from '../../schedules/rules/check-steps.ts';
import { planOf } from '../../schedules/rules/plan-of.ts';
import type { Choosable, ScheduleSettings, ScheduleTemplate } from '../facts.ts';
import { idGaps } from './condition-gaps.ts';
import { pipelineGaps, type Gap } from './gaps.ts';
import { templateSteps } from './template-steps.ts';

/** What is wrong with the templates of steps: those of each are held to the rules of a deal's own schedule. */
export function templateGaps({ templates }: ScheduleSettings, choosable: Choosable): Gap[] {
  return [
    ...idGaps(templates),
    ...templates.flatMap((template, index) => {
      const where = `Template ${index + 1}`;
      return [
        ...nameGaps(where, template, templates),
        ...pipelineGaps(where, template.pipelineId, choosable),
        ...stepGaps(where, template),
      ];
    }),
  ];
}

function nameGaps(where: string, { name }: ScheduleTemplate, templates: readonly ScheduleTemplate[]): Gap[] {
  const called = name.trim();
  if (called === '') return [{ message: `${where}: it has no name.`, fix: 'Name it, so that it can be chosen.' }];
  const same = templates.filter((one) => one.name.trim() === called);
  return same.length === 1
    ? []
    : [{ message: `${where}: another one is called “${called}” too.`, fix: 'Give each a name of its own.' }];
}

/** Any day and any currency: a template has neither amounts nor dates of its own. */
const SOME_DAY = '2000-01-01';
const SOME_CURRENCY = 'XXX';

function stepGaps(where: string, template: ScheduleTemplate): Gap[] {
  if (template.steps.length === 0) return [{ message: `${where}: it has no steps.`, fix: 'Add its steps.' }];
  const steps = templateSteps(template, SOME_DAY).map((step, index) => ({ ...step, stepId: String(index) }));
  const untouched = { dealId: '', version: 0, steps: [] };
  const plan = planOf({ schedule: untouched, deal: null, currency: SOME_CURRENCY, standings: [], today: SOME_DAY });
  return checkSteps({ steps, plan }).map(({ index, message, fix }) => ({
    message: `${where}: ${index === null ? '' : `step ${index + 1}: `}${message}`,
    fix,
  }));
}
