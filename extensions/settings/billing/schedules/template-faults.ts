import type { ScheduleTemplate, TemplateStep } from '../documents.ts';
import type { Fault } from '../topic/faults.ts';

/** A percent as people type it. */
const percent = /^\d{1,12}(\.\d{1,10})?$/;

/** What of a template cannot be saved as it is typed; what the steps must come to is told by the service. */
export function templateFaults({ name, steps }: ScheduleTemplate, index: number): Fault[] {
  const messages = [
    ...(name.trim() === '' ? ['Give it a name.'] : []),
    ...(steps.length === 0 ? ['Add its steps.'] : []),
    ...(steps.some(({ role }) => role.trim() === '') ? ['Name each step.'] : []),
    ...(steps.some(isUntyped) ? ['Type each percentage as 30 or 33.33.'] : []),
  ];
  return messages.map((message) => ({ at: `Template ${index + 1}`, message }));
}

const isUntyped = ({ share }: TemplateStep): boolean => share.kind === 'percent' && !percent.test(share.percent);
