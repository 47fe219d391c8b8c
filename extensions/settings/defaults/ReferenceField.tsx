import { Input, Text } from '@hubspot/ui-extensions';
import { exampleOf, unknownIn } from './reference.ts';

interface ReferenceFieldProps {
  reference: string;
  onChange: (reference: string) => void;
}

const longest = 200;

/** Why the reference cannot be used, in words; null: it can. */
export function faultOfReference(reference: string): string | null {
  const unknown = unknownIn(reference);
  if (unknown.length > 0) return `Nothing can be put in for ${unknown.join(' and ')}.`;
  return reference.length > longest ? `Keep it within ${longest} characters.` : null;
}

/** What stands in the reference of an invoice, with a live example. */
export const ReferenceField = ({ reference, onChange }: ReferenceFieldProps) => {
  const fault = faultOfReference(reference);
  return (
    <>
      <Input
        label="Reference"
        name="reference"
        description="{deal} is the name of the deal, {dealId} its number, {customer} the name of the customer."
        value={reference}
        {...(fault !== null && { error: true, validationMessage: fault })}
        onInput={onChange}
        onChange={onChange}
      />
      {fault === null && (
        <Text variant="microcopy">
          {exampleOf(reference).trim() === '' ? 'The reference stays empty.' : `For example: ${exampleOf(reference)}`}
        </Text>
      )}
    </>
  );
};
