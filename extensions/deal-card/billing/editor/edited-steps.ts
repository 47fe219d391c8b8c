import type { ScheduleStep, StepInput } from '../../../../src/contract/schedule.ts';
import { AMOUNT_FAULT, typedAmount } from '../../../shared/format/typed-amount.ts';
import { inputOf } from '../schedule-input.ts';

/** A step as somebody edits it. */
export interface EditedStep {
  /** Of its row, while it is edited. */
  key: string;
  /** Null: it is new. */
  stepId: string | null;
  role: string;
  share: StepInput['share']['kind'];
  /** The percent or the amount, as it is typed. */
  size: string;
  when: StepInput['when']['kind'];
  /** Null: none is chosen yet. */
  date: string | null;
  /** What stands of a step that is billed or on its way, so that nobody can change it; null: it can be. */
  locked: ScheduleStep | null;
}

type Edited = Pick<StepInput, 'stepId' | 'role' | 'share' | 'when'>;

export const editedOf = ({ stepId, role, share, when }: Edited, locked: ScheduleStep | null = null): EditedStep => ({
  key: crypto.randomUUID(),
  ...{ stepId, role, locked },
  share: share.kind,
  size: share.kind === 'percent' ? share.percent : share.kind === 'amount' ? share.amount : '',
  when: when.kind,
  date: when.kind === 'date' ? when.date : null,
});

/** The steps of a schedule for editing; the one invoice that needs no plan is none, as long as it is not billed. */
export const editedFrom = (steps: readonly ScheduleStep[], version: number): EditedStep[] =>
  steps.flatMap((step) => {
    if (step.isLocked) return [editedOf(step, step)];
    return version === 0 ? [] : [editedOf(step)];
  });

/** A new step, before the one that bills what is left. */
export function withNew(steps: readonly EditedStep[]): EditedStep[] {
  const fresh = editedOf({ stepId: null, role: '', share: { kind: 'percent', percent: '' }, when: { kind: 'now' } });
  const last = steps.at(-1);
  return last?.share === 'rest' && !last.locked ? [...steps.slice(0, -1), fresh, last] : [...steps, fresh];
}

/** A percent as people type it: `30`, `33.33%`. */
const PERCENT = /^(\d{1,12}(?:\.\d{1,6})?)\s*%?$/;

export const percentIn = (text: string): string | null => PERCENT.exec(text.trim())?.[1] ?? null;

const sizeOf = ({ share, size }: Pick<EditedStep, 'share' | 'size'>): string | null =>
  share === 'amount' ? typedAmount(size) : percentIn(size);

const SIZE_FAULTS = { percent: 'Type it as 30 or 33.33.', amount: AMOUNT_FAULT };

/** What of a step cannot even be asked about, in words. */
export function faultsOf({ share, size, when, date, locked }: EditedStep): { size?: string; date?: string } {
  if (locked) return {};
  return {
    ...(share !== 'rest' && sizeOf({ share, size }) === null && { size: SIZE_FAULTS[share] }),
    ...(when === 'date' && date === null && { date: 'Choose the date.' }),
  };
}

const isWhole = (step: EditedStep): boolean => Object.keys(faultsOf(step)).length === 0;

/** The steps as they are asked about and saved; null: one of them is not typed to its end. */
export const inputsOf = (steps: readonly EditedStep[]): StepInput[] | null =>
  steps.every(isWhole) ? steps.map(inputFrom) : null;

function inputFrom({ stepId, role, share, size, when, date, locked }: EditedStep): StepInput {
  if (locked) return inputOf(locked);
  const typed = sizeOf({ share, size }) ?? '';
  return {
    ...{ stepId, role: role.trim() },
    share:
      share === 'percent'
        ? { kind: share, percent: typed }
        : share === 'amount'
          ? { kind: share, amount: typed }
          : { kind: share },
    when: when === 'date' ? { kind: when, date: date ?? '' } : { kind: when },
  };
}
