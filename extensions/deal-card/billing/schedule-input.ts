import type { DealBilling, ScheduleStep, StepInput } from '../../../src/contract/schedule.ts';

/** A step as it is saved again: unchanged. */
export const inputOf = ({ stepId, role, share, when }: ScheduleStep): StepInput => ({ stepId, role, share, when });

/** The steps with one more, which bills whatever is left. */
export const withRest = ({ steps }: Pick<DealBilling, 'steps'>): StepInput[] => [
  ...steps.map(inputOf),
  { stepId: null, role: 'Balance', share: { kind: 'rest' }, when: { kind: 'now' } },
];
