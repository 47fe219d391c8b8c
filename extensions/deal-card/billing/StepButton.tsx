import { Button } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ScheduleStep } from '../../../src/contract/schedule.ts';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import type { Creation } from '../create/use-creation.ts';

interface StepButtonProps {
  step: ScheduleStep;
  /** What the step is called. */
  name: string;
  creation: Creation;
  may: May;
  canBill: boolean;
}

/**
 * Bills one step, out of the order. While its panel is open it stays, shut: the panel belongs to it, and what was just done
 * must not vanish with it.
 */
export const StepButton = ({ step: { stepId }, name, creation, may, canBill }: StepButtonProps) => {
  const [isInUse, setInUse] = useState(false);
  if (!canBill && !isInUse) return null;
  const open = (): void => {
    setInUse(true);
    creation.open(stepId);
  };
  const instead = creation.choices.stepId === stepId ? {} : { instead: null };
  return (
    <Button
      size="xs"
      disabled={!canBill}
      onClick={open}
      overlay={
        <CreatePanel
          id={`create-${stepId}`}
          title={`Invoice ${name}`}
          {...{ creation, may }}
          {...instead}
          onClose={() => setInUse(false)}
        />
      }
    >
      Invoice
    </Button>
  );
};
