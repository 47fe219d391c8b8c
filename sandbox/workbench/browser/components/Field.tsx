import { useId, useRef, useState, type ReactNode } from 'react';
import { classes } from './shared.ts';

export interface FieldProps {
  label?: string | undefined;
  description?: string | undefined;
  tooltip?: string | undefined;
  required?: boolean | undefined;
  error?: boolean | undefined;
  validationMessage?: string | undefined;
  testId?: string | undefined;
}

interface ControlProps {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  'aria-required': boolean;
}

/** The label above a control, and the words below it, tied to the control for a screen reader. */
export const Field = ({ field, control }: { field: FieldProps; control: (props: ControlProps) => ReactNode }) => {
  const id = useId();
  const { label, description, tooltip, required = false, error = false, validationMessage } = field;
  return (
    <div className={classes('field', error && 'field-error')} data-test-id={field.testId}>
      <label htmlFor={id} title={tooltip}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {control({ id, 'aria-describedby': `${id}-words`, 'aria-invalid': error, 'aria-required': required })}
      <div id={`${id}-words`} className="field-words">
        {description && <div className="field-description">{description}</div>}
        {validationMessage && <div className="field-message">{validationMessage}</div>}
      </div>
    </div>
  );
};

/**
 * What the person has typed. The card's own value follows a little later over the wire, so an echo of something typed
 * earlier must not overwrite it; any other value that the card sets does.
 */
export const useDraft = (value: string | undefined, initial: string) => {
  const [draft, setDraft] = useState(value ?? initial);
  const [seen, setSeen] = useState(value);
  const sent = useRef<string[]>([]);
  if (seen !== value) {
    setSeen(value);
    const echo = sent.current.indexOf(value ?? '');
    sent.current = sent.current.slice(echo + 1);
    if (echo === -1) setDraft(value ?? '');
  }
  const type = (next: string): void => {
    sent.current.push(next);
    setDraft(next);
  };
  return { draft, type };
};
