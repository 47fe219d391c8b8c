import { Button } from '@hubspot/ui-extensions';
import { actionWords, confirmations } from './action-words.ts';
import { ConfirmAction, type ConfirmActionProps } from './ConfirmAction.tsx';

interface ActionButtonProps extends Omit<ConfirmActionProps, 'asked'> {
  disabled: boolean;
}

/** The button of one action; what needs a second thought asks for it. */
export const ActionButton = ({ disabled, ...props }: ActionButtonProps) => {
  const { action, onRun } = props;
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
