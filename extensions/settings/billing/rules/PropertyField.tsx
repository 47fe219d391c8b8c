import { Input } from '@hubspot/ui-extensions';

interface PropertyFieldProps {
  label: string;
  name: string;
  description: string;
  value: string | null;
  fault: string | null;
  onChange: (value: string | null) => void;
}

/** The internal name of a property of HubSpot's; left empty, none. */
export const PropertyField = ({ value, fault, onChange, ...field }: PropertyFieldProps) => {
  const take = (typed: string): void => onChange(typed.trim() === '' ? null : typed.trim());
  return (
    <Input
      {...field}
      value={value ?? ''}
      {...(fault !== null && { error: true, validationMessage: fault })}
      onInput={take}
      onChange={take}
    />
  );
};
