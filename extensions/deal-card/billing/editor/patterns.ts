import type { SchedulePattern, StepInput } from '../../../../src/contract/schedule.ts';
import { monthsLater } from '../../../shared/format/date-parts.ts';
import { percentIn } from './edited-steps.ts';

/** What a usual way to bill needs to know, as it is typed. */
export interface PatternChoice {
  /** One of `patternOptions`, or `template:` and the id of a template. */
  kind: string;
  /** Of the deposit. */
  percent: string;
  /** Of the stages, e.g. `30, 50, 20`. */
  percents: string;
  months: string;
  /** The day of the first step, `YYYY-MM-DD`. */
  first: string;
}

export const patternOptions = [
  { value: 'whole', label: 'One invoice' },
  { value: 'deposit', label: 'Deposit and balance' },
  { value: 'stages', label: 'Stages by percentage' },
  { value: 'dated', label: 'Stages on dates, a month apart' },
  { value: 'on_payment', label: 'Each stage once the one before is paid' },
  { value: 'monthly', label: 'Monthly, in equal parts' },
];

export const asksPercents = ({ kind }: PatternChoice): boolean =>
  kind === 'stages' || kind === 'dated' || kind === 'on_payment';

export const asksFirst = ({ kind }: PatternChoice): boolean => kind === 'dated' || kind === 'monthly';

const TEMPLATE = 'template:';
export const templateKind = (id: string): string => `${TEMPLATE}${id}`;

/** The percents that were typed, separated by whatever is none; null: one of them is no number. */
function percentsIn(text: string): string[] | null {
  const parts = text.split(/[\s,;/%]+/).filter(Boolean);
  const percents = parts.map(percentIn);
  return parts.length > 0 && percents.every((percent) => percent !== null) ? percents : null;
}

/** What is asked of the service; null: it is not typed to its end, or there is nothing to ask. */
export function patternOf(choice: PatternChoice): SchedulePattern | null {
  const { kind, first } = choice;
  if (kind.startsWith(TEMPLATE)) return { kind: 'template', templateId: kind.slice(TEMPLATE.length) };
  if (kind === 'deposit') {
    const percent = percentIn(choice.percent);
    return percent === null ? null : { kind, percent };
  }
  if (kind === 'monthly') {
    const months = Number(choice.months);
    return Number.isInteger(months) && months >= 2 && months <= 60 ? { kind, months, first } : null;
  }
  const percents = asksPercents(choice) ? percentsIn(choice.percents) : null;
  return percents && { kind: 'stages', percents };
}

/** When the step at that place among the new ones may be billed, where the pattern says so; `isFirst`: none is before it. */
export function whenOf(
  { kind, first }: PatternChoice,
  { index, isFirst }: { index: number; isFirst: boolean },
  when: StepInput['when'],
): StepInput['when'] {
  if (kind === 'dated') return { kind: 'date', date: monthsLater(first, index) };
  return kind === 'on_payment' && !isFirst ? { kind: 'paid' } : when;
}
