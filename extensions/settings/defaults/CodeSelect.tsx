import { Select } from '@hubspot/ui-extensions';

interface CodeSelectProps {
  label: string;
  name: string;
  description?: string;
  /** What happens when none is chosen; absent: one has to be chosen. */
  none?: string;
  options: { value: string; label: string }[];
  value: string | null;
  /** Whose the options are. */
  of?: 'Xero' | 'HubSpot';
  /** What else is wrong with it, in words. */
  fault?: string | null;
  onChoose: (value: string | null) => void;
}

/** A field for one of what Xero or HubSpot has, or none. One that is no longer offered stays, and says so. */
export const CodeSelect = ({ none, options, value, of = 'Xero', fault, onChoose, ...field }: CodeSelectProps) => {
  const isGone = value !== null && value !== '' && !options.some((option) => option.value === value);
  const gone = isGone ? [{ value, label: `${value} – no longer in use in ${of}` }] : [];
  const wrong = isGone ? goneWords[of] : (fault ?? null);
  return (
    <Select
      {...field}
      {...(wrong !== null && { error: true, validationMessage: wrong })}
      value={value ?? (none === undefined ? '' : false)}
      options={[...(none === undefined ? [] : [{ value: false, label: none }]), ...options, ...gone]}
      onChange={(chosen) => onChoose(chosen === false ? null : String(chosen))}
    />
  );
};

const goneWords = {
  Xero: 'Xero no longer offers it for sales. Choose another one.',
  HubSpot: 'HubSpot no longer has it. Choose another one.',
};
