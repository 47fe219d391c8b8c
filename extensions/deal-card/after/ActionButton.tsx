import { Button } from '@hubspot/ui-extensions';
import { actionWords, confirmations } from './action-words.ts';
import { ConfirmAction, type ConfirmActionProps } from './ConfirmAction.tsx';

interface ActionButtonProps extends Omit<ConfirmActionProps, 'asked'> {
  disabled: boolean;
  /** Where it is the one primary button of the surface: what it says there. */
  primary?: string | undefined;
}

/** The button of one action; what needs a second thought asks for it. */
export const ActionButton = ({ disabled, primary, ...props }: ActionButtonProps) => {
  const { action, onRun } = props;
  const look = primary === undefined ? ({ size: 'xs' } as const) : ({ variant: 'primary' } as const);
  const label = primary ?? actionWords[action].label;
  const asked = confirmations[action];
  if (!asked)
    return (
      <Button {...look} disabled={disabled} onClick={() => onRun()}>
        {label}
      </Button>
    );
  return (
    <Button {...look} disabled={disabled} overlay={<ConfirmAction asked={asked} {...props} />}>
      {label}
    </Button>
  );
};
