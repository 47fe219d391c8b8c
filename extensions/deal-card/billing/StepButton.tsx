import { Button, Text } from '@hubspot/ui-extensions';
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
  /** The quote whose lines are billed; undefined: the deal's own. */
  quoteId: string | undefined;
}

/** While the one draft of the card is that of another invoice, which cannot be left. */
const ANOTHER = 'Another invoice of this deal is on its way: open this again in a moment.';

/**
 * Bills one step, out of the order. While its panel is open it stays, shut: the panel belongs to it, and what was just done
 * must not vanish with it.
 */
export const StepButton = ({ step: { stepId }, name, creation, may, canBill, quoteId }: StepButtonProps) => {
  const [isInUse, setInUse] = useState(false);
  if (!canBill && !isInUse) return null;
  const open = (): void => {
    setInUse(true);
    creation.open({ stepId, quoteId });
  };
  const isShown = creation.choices.stepId === stepId && creation.choices.quoteId === quoteId;
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
          {...(!isShown && { instead: <Text>{ANOTHER}</Text> })}
          onClose={() => setInUse(false)}
        />
      }
    >
      Invoice
    </Button>
  );
};
