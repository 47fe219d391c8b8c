import { Select } from '@hubspot/ui-extensions';

interface CodeSelectProps {
  label: string;
  name: string;
  description: string;
  /** What happens when none is chosen. */
  none: string;
  options: { value: string; label: string }[];
  value: string | null;
  onChoose: (value: string | null) => void;
}

/** A field for one of the organisation's own codes, or none. One that Xero no longer offers stays, and says so. */
export const CodeSelect = ({ none, options, value, onChoose, ...field }: CodeSelectProps) => {
  const isGone = value !== null && !options.some((option) => option.value === value);
  const gone = isGone ? [{ value, label: `${value} – no longer in use in Xero` }] : [];
  return (
    <Select
      {...field}
      {...(isGone && { error: true, validationMessage: 'Xero no longer offers it for sales. Choose another one.' })}
      value={value ?? false}
      options={[{ value: false, label: none }, ...options, ...gone]}
      onChange={(chosen) => onChoose(chosen === false ? null : String(chosen))}
    />
  );
};
