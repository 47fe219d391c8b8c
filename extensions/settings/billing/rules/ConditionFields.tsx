import { MultiSelect, Select, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Condition, Option, Options } from '../documents.ts';
import { PropertyField } from './PropertyField.tsx';
import { choicesFor, conditionFields, fieldOf, kindOf, type ConditionKind } from './condition-words.ts';

interface ConditionFieldsProps {
  /** What the names of the fields begin with. */
  name: string;
  condition: Condition;
  options: Options;
  onChange: (condition: Condition) => void;
}

const kinds = Object.entries(conditionFields).map(([value, label]) => ({ value, label }));

/** What a condition looks at, and the values of which any will do: chosen where HubSpot lists them, else typed. */
export const ConditionFields = ({ name, condition: { field, is }, options, onChange }: ConditionFieldsProps) => {
  const { kind, property } = kindOf(field);
  const choices = choicesFor(kind, options);
  const setKind = (next: unknown): void => onChange({ field: fieldOf(next as ConditionKind, ''), is: [] });
  const setValues = (values: string[]): void => onChange({ field, is: values });
  return (
    <>
      <Select label="Where" name={`${name}-field`} value={kind} options={kinds} onChange={setKind} />
      {property !== null && (
        <PropertyField
          label="Property"
          name={`${name}-property`}
          description="The one whose value is looked at."
          options={kind === 'deal' ? options.dealProperties : options.lineProperties}
          value={property}
          fault={null}
          onChange={(next) => onChange({ field: fieldOf(kind, next ?? ''), is })}
        />
      )}
      {choices ? (
        <MultiSelect
          label="Is any of"
          name={`${name}-values`}
          value={is}
          options={[...choices, ...goneOf(is, choices)]}
          onChange={(chosen) => setValues(chosen.map(String))}
        />
      ) : (
        <Typed key={kind} name={`${name}-values`} values={is} isCountry={kind === 'country'} onChange={setValues} />
      )}
    </>
  );
};

interface TypedProps {
  name: string;
  values: string[];
  isCountry: boolean;
  onChange: (values: string[]) => void;
}

/** Values that nobody lists, one a line; blanks and empty lines are left as they are typed, and out of what is saved. */
const Typed = ({ name, values, isCountry, onChange }: TypedProps) => {
  const [typed, setTyped] = useState(values.join('\n'));
  const text = linesOf(typed).join('\n') === values.join('\n') ? typed : values.join('\n');
  const take = (next: string): void => {
    setTyped(next);
    onChange(linesOf(next));
  };
  return (
    <TextArea
      label="Is any of"
      name={name}
      description={isCountry ? 'One a line, such as DE or Germany.' : 'One a line. Capitals do not matter.'}
      rows={2}
      value={text}
      onInput={take}
      onChange={take}
    />
  );
};

/** What was chosen and is no longer there stays, and says so. */
const goneOf = (is: readonly string[], choices: readonly Option[]): Option[] =>
  is
    .filter((value) => !choices.some((choice) => choice.value === value))
    .map((value) => ({ value, label: `${value} – no longer in HubSpot` }));

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
