import { Input } from '@hubspot/ui-extensions';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import type { Option } from '../documents.ts';

interface PropertyFieldProps {
  label: string;
  name: string;
  description: string;
  /** What leaving it out means; absent: one has to be named. */
  none?: string;
  /** Empty where HubSpot did not answer in time: then the internal name is typed. */
  options: Option[];
  value: string | null;
  fault: string | null;
  onChange: (value: string | null) => void;
}

/** A property of HubSpot's, chosen by its label or typed by its internal name. */
export const PropertyField = ({ options, none, description, ...field }: PropertyFieldProps) => {
  if (options.length === 0) return <NameInput {...field} description={`${description} Type its internal name.`} />;
  const { onChange, ...rest } = field;
  return (
    <CodeSelect
      {...{ ...rest, description, options }}
      {...(none !== undefined && { none })}
      of="HubSpot"
      onChoose={onChange}
    />
  );
};

const NameInput = ({ value, fault, onChange, ...field }: Omit<PropertyFieldProps, 'options' | 'none'>) => {
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
