import type {
  CheckboxProps,
  MultiSelectProps,
  RadioButtonProps,
  SelectProps,
  ToggleGroupProps,
  ToggleProps,
} from '@hubspot/ui-extensions';
import { useId, useMemo, useState, type ChangeEvent } from 'react';
import { Field } from './Field.tsx';
import { classes, settle } from './shared.ts';

/** A choice that the card may hold itself (`value`) or leave to the page. */
const useChoice = <T,>(given: T | undefined, initial: T): [T, (next: T) => void] => {
  const [own, setOwn] = useState(initial);
  const [seen, setSeen] = useState(given);
  if (seen !== given) {
    setSeen(given);
    if (given !== undefined) setOwn(given);
  }
  return [seen === undefined ? own : (given ?? own), setOwn];
};

export const Select = (props: SelectProps) => {
  const { options, placeholder = 'Choose', name, readOnly, onChange } = props;
  const [value, setValue] = useChoice(props.value, '');
  const index = options.findIndex((option) => option.value === value);
  const choose = (event: ChangeEvent<HTMLSelectElement>): void => {
    const chosen = options[Number(event.target.value)];
    if (!chosen) return;
    setValue(chosen.value);
    settle(() => onChange?.(chosen.value));
  };
  return (
    <Field
      field={props}
      control={(aria) => (
        <select
          {...aria}
          className={classes('control', props.variant === 'transparent' && 'control-transparent')}
          name={name}
          data-choice={String(value)}
          disabled={readOnly}
          value={index === -1 ? '' : String(index)}
          onChange={choose}
        >
          <option value="" disabled>
            {placeholder}
          </option>
          {options.map((option, position) => (
            <option key={String(option.value)} value={position}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  );
};

export const MultiSelect = (props: MultiSelectProps) => {
  const { options, name, readOnly, onChange } = props;
  const [value, setValue] = useChoice<NonNullable<MultiSelectProps['value']>>(props.value, []);
  const choose = (event: ChangeEvent<HTMLSelectElement>): void => {
    const chosen = [...event.target.selectedOptions].flatMap((option) => options[Number(option.value)]?.value ?? []);
    setValue(chosen);
    settle(() => onChange?.(chosen));
  };
  return (
    <Field
      field={props}
      control={(aria) => (
        <select
          {...aria}
          className="control"
          multiple
          name={name}
          disabled={readOnly}
          value={value.map((one) => String(options.findIndex((option) => option.value === one)))}
          onChange={choose}
        >
          {options.map((option, position) => (
            <option key={String(option.value)} value={position}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  );
};

/** The box or dot with its words; both kinds tell their value with the change. */
const Ticked = ({ type, ...props }: CheckboxProps & { type: 'checkbox' | 'radio' }) => {
  const { value = '', name, description, children, inline, onChange } = props;
  const words = useId();
  const [checked, setChecked] = useChoice(props.checked, props.initialIsChecked ?? false);
  return (
    <div className={classes('ticked', inline && 'ticked-inline')} data-test-id={props.testId}>
      <label>
        <input
          {...{ type, name, value, checked }}
          disabled={props.readOnly}
          aria-label={props['aria-label']}
          aria-describedby={words}
          onChange={(event) => {
            setChecked(event.target.checked);
            settle(() => onChange?.(event.target.checked, value));
          }}
        />
        <span>{children}</span>
      </label>
      <div id={words} className="field-description">
        {description}
      </div>
    </div>
  );
};

export const Checkbox = (props: CheckboxProps) => <Ticked {...props} type="checkbox" />;

export const RadioButton = (props: RadioButtonProps) => <Ticked {...props} type="radio" />;

export const Toggle = (props: ToggleProps) => {
  const { label, labelDisplay = 'inline', name, textChecked = 'On', textUnchecked = 'Off', onChange, testId } = props;
  const [checked, setChecked] = useChoice(props.checked, props.initialIsChecked ?? false);
  return (
    <div className={`toggle toggle-${labelDisplay}`} data-test-id={testId}>
      <button
        type="button"
        role="switch"
        name={name}
        aria-checked={checked}
        aria-label={label}
        disabled={props.readOnly}
        onClick={() => {
          setChecked(!checked);
          settle(() => onChange?.(!checked));
        }}
      >
        <span className="toggle-track" aria-hidden="true" />
        {checked ? textChecked : textUnchecked}
      </button>
      {labelDisplay !== 'hidden' && <span aria-hidden="true">{label}</span>}
    </div>
  );
};

export const ToggleGroup = (props: ToggleGroupProps) => {
  const { label, name, options, inline, required, error, validationMessage, testId } = props;
  const single = props.toggleType === 'radioButtonList';
  const initial = options.filter(({ initialIsChecked }) => initialIsChecked).map(({ value }) => value);
  // The same array as long as the card gives the same value: a new one would count as a new choice of the card's.
  const given = useMemo(() => (typeof props.value === 'string' ? [props.value] : props.value), [props.value]);
  const [chosen, setChosen] = useChoice(given, initial);
  const change = (value: string, checked: boolean): void => {
    const others = single ? [] : chosen.filter((one) => one !== value);
    const next = checked ? [...others, value] : others;
    setChosen(next);
    settle(() => (props.toggleType === 'radioButtonList' ? props.onChange?.(value) : props.onChange?.(next)));
  };
  return (
    <fieldset className={classes('toggle-group', error && 'field-error')} data-test-id={testId}>
      <legend>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </legend>
      <div className={inline ? 'ticked-row' : undefined}>
        {options.map((option) => (
          <Ticked
            key={option.value}
            type={single ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
            readOnly={option.readOnly ?? false}
            description={option.description ?? ''}
            onChange={(checked, value) => change(value, checked)}
          >
            {option.label}
          </Ticked>
        ))}
      </div>
      {validationMessage && <div className="field-message">{validationMessage}</div>}
    </fieldset>
  );
};
