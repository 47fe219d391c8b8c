import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../lib/calendar.ts';
import { decimal } from '../../lib/money.ts';
import type { When } from '../../schedules/facts.ts';
import type { NewStep } from '../../schedules/rules/patterns.ts';
import type { ScheduleSettings, ScheduleTemplate, TemplateStep } from '../facts.ts';

/** The templates for deals of that pipeline, in their order. */
export const templatesFor = ({ templates }: ScheduleSettings, pipeline: string | null): ScheduleTemplate[] =>
  templates.filter(({ pipelineId }) => pipelineId === null || pipelineId === pipeline);

/** The steps of a template as a deal gets them on that day; whether they make sense is `checkSteps`'s to say. */
export const templateSteps = ({ steps }: Pick<ScheduleTemplate, 'steps'>, today: CalendarDate): NewStep[] =>
  steps.map(({ role, share, when }) => ({
    role,
    share: share.kind === 'percent' ? { kind: share.kind, percent: decimal(share.percent) } : share,
    when: whenOf(when, today),
  }));

function whenOf(when: TemplateStep['when'], today: CalendarDate): When {
  if (when.kind !== 'days') return when;
  return { kind: 'date', date: Temporal.PlainDate.from(today).add({ days: when.days }).toString() };
}
