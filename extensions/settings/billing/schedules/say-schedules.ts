import { labelOf, type DocumentOf, type Options, type ScheduleTemplate, type TemplateStep } from '../documents.ts';
import type { Said } from '../topic/changes.ts';

/** A step in a few words, e.g. `Deposit 30% at any time`. */
function stepInWords({ role, share, when }: TemplateStep): string {
  const part = share.kind === 'percent' ? `${share.percent || '?'}%` : 'what is left';
  return `${role || '?'} ${part} ${whenInWords(when)}`;
}

function whenInWords(when: TemplateStep['when']): string {
  if (when.kind === 'days') return `after ${when.days} days`;
  return when.kind === 'paid' ? 'once the step before is paid' : 'at any time';
}

/** A template as a sentence without an end, e.g. `Usual, for any pipeline: Deposit 30% at any time, Balance …`. */
export function templateInWords({ name, pipelineId, steps }: ScheduleTemplate, { pipelines }: Options): string {
  const where = pipelineId === null ? 'any pipeline' : labelOf(pipelines, pipelineId);
  const words = steps.length === 0 ? 'no steps yet' : steps.map(stepInWords).join(', ');
  return `${name.trim() || 'No name yet'}, for ${where}: ${words}`;
}

/** What the templates of steps say. */
export const saySchedules = ({ templates }: DocumentOf<'schedules'>, options: Options): Said[] =>
  templates.map((template, index) => ({
    ...{ key: `template ${template.id}`, label: `Template ${index + 1}` },
    words: templateInWords(template, options),
  }));
