import type { StatusTagProps } from '@hubspot/ui-extensions';
import type { DealBilling, ScheduleStep } from '../../../src/contract/schedule.ts';
import type { Billed } from '../create/creation-stage.ts';
import type { Format } from '../../shared/format/format.ts';

/** What a step bills, in words: `30%`, `GBP 500.00`, `what is left`. */
export function shareInWords(share: ScheduleStep['share'], { money, number }: Format, currency: string): string {
  if (share.kind === 'percent') return `${number(share.percent)}%`;
  return share.kind === 'amount' ? money(share.amount, currency) : 'what is left';
}

/** When a step may be billed, in words. */
export function whenInWords(when: ScheduleStep['when'], { date }: Format): string {
  if (when.kind === 'date') return `from ${date(when.date)}`;
  return when.kind === 'paid' ? 'once the step before is paid' : 'at any time';
}

/** Each state of a step in the words and the colour in which a person knows it. */
export const stepLooks: Record<
  ScheduleStep['state'],
  readonly [label: string, variant: NonNullable<StatusTagProps['variant']>]
> = {
  due: ['Ready to bill', 'info'],
  planned: ['Planned', 'default'],
  waiting: ['Waiting for payment', 'warning'],
  sending: ['On its way to Xero', 'info'],
  billed: ['Billed', 'success'],
  nothing_left: ['Nothing left to bill', 'default'],
};

/** What a step is called, by its place among the others. */
export const nameOfStep = ({ role }: Pick<ScheduleStep, 'role'>, index: number): string =>
  `${index + 1}. ${role || 'Whole deal'}`;

/** Whether the deal is billed by more than the one invoice that needs no plan. */
export const isInSteps = ({ version, steps }: Pick<DealBilling, 'version' | 'steps'>): boolean =>
  version > 0 || steps.length > 1;

/** Whether a step is still to be billed, now or later. */
export const isOpen = ({ state }: Pick<ScheduleStep, 'state'>): boolean =>
  state === 'due' || state === 'planned' || state === 'waiting';

/** What is billed next, as it is asked for; of a deal without a plan no step is to be named. */
export const askedNext = (billing: DealBilling | null): Billed => ({
  ...(billing?.next?.stepId && isInSteps(billing) && { stepId: billing.next.stepId }),
  ...(billing?.quoteId && { quoteId: billing.quoteId }),
});
