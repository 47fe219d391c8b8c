import { Flex, Text, TextArea } from '@hubspot/ui-extensions';
import { exampleOf } from './description.ts';

interface DescriptionFieldProps {
  description: string;
  fault: string | null;
  onChange: (description: string) => void;
}

/** What stands in the description of a line, with a live example. */
export const DescriptionField = ({ description, fault, onChange }: DescriptionFieldProps) => (
  <>
    <TextArea
      label="Description of a line"
      name="description"
      description="{name}, {description} and {sku} are the line’s, {deal} and {dealId} the deal’s; {customer} is the customer’s name."
      rows={3}
      value={description}
      {...(fault !== null && { error: true, validationMessage: fault })}
      onInput={onChange}
      onChange={onChange}
    />
    {fault === null && (
      <Flex direction="column" gap="flush">
        <Text variant="microcopy">For example:</Text>
        {exampleOf(description).map((line, index) => (
          <Text key={index} variant="microcopy">
            {line}
          </Text>
        ))}
      </Flex>
    )}
  </>
);
