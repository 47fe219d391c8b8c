import { useExtensionActions } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Problem } from '../../../../src/contract/envelope.ts';
import type { DealBilling, ScheduleTry } from '../../../../src/contract/schedule.ts';
import { useTurn } from '../../../shared/service/use-turn.ts';
import { useDeal } from '../../use-deal.ts';
import { editedFrom, editedOf, inputsOf, type EditedStep } from './edited-steps.ts';
import { patternOf, whenOf, type PatternChoice } from './patterns.ts';
import { useTried, type Tried } from './use-tried.ts';

export const PANEL = 'edit-schedule';

export interface ScheduleEdits {
  steps: readonly EditedStep[];
  tried: Tried;
  at: 'rest' | 'applying' | 'saving' | Problem;
  /** Whether each step says all that it must. */
  isWhole: boolean;
  maySave: boolean;
  /** Begins with what is there now. */
  open: () => void;
  change: (steps: readonly EditedStep[]) => void;
  /** Puts the steps of a usual way to bill in place of those that can still be changed. */
  apply: (choice: PatternChoice) => void;
  save: () => void;
}

/** What is edited, and of which version the rest was seen. */
interface Edits {
  version: number;
  steps: readonly EditedStep[];
}

interface ScheduleOptions {
  billing: DealBilling;
  /** Looks at the deal's invoices again. */
  look: () => void;
}

/** The steps in which the deal is billed as one person edits them; nothing is saved before they say so. */
export function useSchedule({ billing, look }: ScheduleOptions): ScheduleEdits {
  const { ask, dealId, path } = useDeal();
  const { addAlert, closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const [edits, setEdits] = useState<Edits>({ version: 0, steps: [] });
  const [at, setAt] = useState<ScheduleEdits['at']>('rest');
  const turn = useTurn(path);
  const inputs = inputsOf(edits.steps);
  const tried = useTried(inputs);
  const isBusy = at === 'applying' || at === 'saving';
  const change = (steps: readonly EditedStep[]): void => {
    setAt('rest');
    setEdits({ ...edits, steps });
  };

  const apply = async (choice: PatternChoice): Promise<void> => {
    const locked = edits.steps.filter((step) => step.locked);
    const pattern = patternOf(choice);
    if (!pattern) {
      change([...locked, ...restAfter(locked)]);
      return;
    }
    const isCurrent = turn();
    setAt('applying');
    const answer = await ask<ScheduleTry>(`${path}/schedule/try`, { dealId, pattern });
    if (!isCurrent()) return;
    if (answer.ok) change([...locked, ...newIn(answer.value, choice)]);
    else setAt(answer.error);
  };

  const save = async (): Promise<void> => {
    if (isBusy || !inputs) return;
    const isCurrent = turn();
    setAt('saving');
    const answer = await ask<DealBilling>(`${path}/schedule`, { dealId, version: edits.version, steps: inputs });
    look();
    if (!isCurrent()) return;
    setAt(answer.ok ? 'rest' : answer.error);
    if (!answer.ok) return;
    closeOverlay(PANEL);
    addAlert({ type: 'success', message: 'The steps are saved.' });
  };
  return {
    ...{ steps: edits.steps, tried, at, change, isWhole: inputs !== null },
    maySave: !isBusy && inputs !== null && (tried.answer?.problems ?? []).length === 0,
    open: () => {
      setAt('rest');
      setEdits({ version: billing.version, steps: editedFrom(billing.steps, billing.version) });
    },
    apply: (choice) => void (isBusy || apply(choice)),
    save: () => void save(),
  };
}

/** The steps of a pattern that nothing bills yet. */
function newIn({ steps }: ScheduleTry, choice: PatternChoice): EditedStep[] {
  const open = steps.filter(({ isLocked }) => !isLocked);
  const isFirst = open.length === steps.length;
  return open.map((step, index) => {
    const when = whenOf(choice, { index, isFirst: isFirst && index === 0 }, step.when);
    return editedOf({ ...step, stepId: null, when });
  });
}

/** What one invoice more would bill after those that stand. */
const restAfter = (locked: readonly EditedStep[]): EditedStep[] =>
  locked.length === 0
    ? []
    : [editedOf({ stepId: null, role: 'Balance', share: { kind: 'rest' }, when: { kind: 'now' } })];
