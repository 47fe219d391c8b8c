import { Button } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { actionWords, confirmations, type Action } from './action-words.ts';
import { ConfirmAction } from './ConfirmAction.tsx';

export interface ActionButtonProps {
  invoice: DealInvoice;
  action: Action;
  disabled: boolean;
  /** With what the person has said: a reason or a note. */
  onRun: (said?: Record<string, string>) => void;
  /** Is called when something was filled in at the customer, so that the invoice is looked at again. */
  onFilled: () => void;
}

/** The button of one action; what needs a second thought asks for it. */
export const ActionButton = (props: ActionButtonProps) => {
  const { action, disabled, onRun } = props;
  const { label } = actionWords[action];
  const asked = confirmations[action];
  if (!asked)
    return (
      <Button size="xs" disabled={disabled} onClick={() => onRun()}>
        {label}
      </Button>
    );
  return (
    <Button size="xs" disabled={disabled} overlay={<ConfirmAction asked={asked} {...props} />}>
      {label}
    </Button>
  );
};
