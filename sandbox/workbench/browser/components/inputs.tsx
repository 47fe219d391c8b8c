import type {
  BaseDate,
  CurrencyInputProps,
  DateInputProps,
  InputProps,
  NumberInputProps,
  SearchInputProps,
  TextAreaProps,
} from '@hubspot/ui-extensions';
import type { ChangeEvent, KeyboardEvent } from 'react';
import { Field, useDraft } from './Field.tsx';
import { settle } from './shared.ts';

type TextProps = Pick<
  InputProps,
  'name' | 'placeholder' | 'readOnly' | 'value' | 'defaultValue' | 'onChange' | 'onInput' | 'onBlur' | 'onFocus'
>;

/** HubSpot's text fields report each edit by onInput, and by onChange only what was committed: on blur or on Enter. */
const useTextControl = (props: TextProps, commitOnEnter: boolean) => {
  const { draft, type } = useDraft(props.value, props.defaultValue ?? '');
  const commit = (): void => settle(() => props.onChange?.(draft));
  return {
    name: props.name,
    placeholder: props.placeholder,
    readOnly: props.readOnly,
    value: draft,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      type(event.target.value);
      settle(() => props.onInput?.(event.target.value));
    },
    onBlur: () => {
      commit();
      settle(() => props.onBlur?.(draft));
    },
    onFocus: () => settle(() => props.onFocus?.(draft)),
    onKeyDown: (event: KeyboardEvent) => {
      if (commitOnEnter && event.key === 'Enter') commit();
    },
  };
};

export const Input = (props: InputProps) => {
  const text = useTextControl(props, true);
  return (
    <Field
      field={props}
      control={(aria) => <input {...aria} {...text} className="control" type={props.type ?? 'text'} />}
    />
  );
};

export const SearchInput = (props: SearchInputProps) => {
  const text = useTextControl(props, true);
  return <Field field={props} control={(aria) => <input {...aria} {...text} className="control" type="search" />} />;
};

export const TextArea = (props: TextAreaProps) => {
  const text = useTextControl(props, false);
  const { cols, rows = 3, maxLength, resize = 'both' } = props;
  return (
    <Field
      field={props}
      control={(aria) => (
        <textarea {...aria} {...text} {...{ cols, rows, maxLength }} className="control" style={{ resize }} />
      )}
    />
  );
};

type NumberProps = Omit<TextProps, 'value' | 'defaultValue' | 'onChange' | 'onInput' | 'onBlur' | 'onFocus'> &
  Pick<NumberInputProps, 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onFocus' | 'min' | 'max' | 'precision'>;

type NumberHandler = ((value: number) => void) | undefined;

/** An emptied number field reports undefined. */
const asNumber = (handler: NumberHandler) => (text: string) =>
  (handler as ((value: number | undefined) => void) | undefined)?.(text === '' ? undefined : Number(text));

const useNumberControl = (props: NumberProps) => {
  const { value, defaultValue, onChange, onBlur, onFocus, min, max, precision, ...rest } = props;
  const text = useTextControl(
    {
      ...rest,
      ...(value !== undefined && { value: String(value) }),
      ...(defaultValue !== undefined && { defaultValue: String(defaultValue) }),
      onChange: asNumber(onChange),
      onBlur: asNumber(onBlur),
      onFocus: asNumber(onFocus),
    },
    true,
  );
  return { ...text, min, max, step: precision === undefined ? 'any' : 10 ** -precision };
};

export const NumberInput = (props: NumberInputProps) => {
  const number = useNumberControl(props);
  return (
    <Field
      field={props}
      control={(aria) => (
        <span className="control-row">
          <input {...aria} {...number} className={`control text-${props.textAlign ?? 'left'}`} type="number" />
          {props.formatStyle === 'percentage' && <span aria-hidden="true">%</span>}
        </span>
      )}
    />
  );
};

export const CurrencyInput = (props: CurrencyInputProps) => {
  const number = useNumberControl(props);
  return (
    <Field
      field={props}
      control={(aria) => (
        <span className="control-row">
          <span aria-hidden="true">{props.currency ?? 'USD'}</span>
          <input {...aria} {...number} className="control" type="number" />
        </span>
      )}
    />
  );
};

/** HubSpot counts months from 0. */
const toText = (date: BaseDate): string =>
  [
    String(date.year).padStart(4, '0'),
    String(date.month + 1).padStart(2, '0'),
    String(date.date).padStart(2, '0'),
  ].join('-');

const toDate = (text: string): BaseDate & { formattedDate: string } => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return { year, month: month - 1, date, formattedDate: text };
};

export const DateInput = (props: DateInputProps) => {
  const { value, defaultValue, min, max, onChange, onBlur, onFocus, name, readOnly } = props;
  const { draft, type } = useDraft(value && toText(value), defaultValue ? toText(defaultValue) : '');
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    type(event.target.value);
    if (event.target.value) settle(() => onChange?.(toDate(event.target.value)));
  };
  return (
    <Field
      field={props}
      control={(aria) => (
        <input
          {...aria}
          {...{ name, readOnly }}
          className="control"
          type="date"
          min={min && toText(min)}
          max={max && toText(max)}
          value={draft}
          onChange={pick}
          onBlur={() => draft && settle(() => onBlur?.(toDate(draft)))}
          onFocus={() => draft && settle(() => onFocus?.(toDate(draft)))}
        />
      )}
    />
  );
};
