import type { FormInputValues, FormProps } from '@hubspot/ui-extensions';
import type { FormEvent } from 'react';
import { useReactions } from './overlay-registry.tsx';
import { submitEvent, settle } from './shared.ts';

/** The values of the named controls; a select gives the value of the option, not its position. */
const valuesOf = (form: HTMLFormElement): FormInputValues => {
  const values: FormInputValues = {};
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.name) {
      if (control.type === 'number') values[control.name] = control.value === '' ? '' : control.valueAsNumber;
      else if (control.checked || !['checkbox', 'radio'].includes(control.type)) values[control.name] = control.value;
    } else if (control instanceof HTMLTextAreaElement) values[control.name] = control.value;
    else if (control instanceof HTMLSelectElement && control.name)
      values[control.name] = control.dataset['choice'] ?? '';
  }
  return values;
};

export const Form = ({ children, onSubmit, autoComplete = 'on', testId }: FormProps) => {
  const reactions = useReactions();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const told = submitEvent(event, valuesOf(event.currentTarget));
    settle(() => onSubmit?.(told, reactions));
  };
  return (
    <form className="form" autoComplete={autoComplete} noValidate onSubmit={submit} data-test-id={testId}>
      {children}
    </form>
  );
};
