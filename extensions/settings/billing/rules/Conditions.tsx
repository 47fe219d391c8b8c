import { Button, Flex, Text } from '@hubspot/ui-extensions';
import type { Condition, Options } from '../documents.ts';
import { ConditionFields } from './ConditionFields.tsx';
import { replaced, without } from './list.ts';

interface ConditionsProps {
  /** What the names of the fields begin with. */
  name: string;
  when: Condition[];
  options: Options;
  onChange: (when: Condition[]) => void;
}

/** As many as a rule can have. */
const most = 10;

/** When a rule holds: all of its conditions, each on one of several values. */
export const Conditions = ({ name, when, options, onChange }: ConditionsProps) => (
  <Flex direction="column" gap="sm">
    {when.map((condition, index) => (
      <Flex key={index} direction="column" gap="xs">
        {index > 0 && <Text format={{ fontWeight: 'demibold' }}>and</Text>}
        <ConditionFields
          {...{ condition, options }}
          name={`${name}-condition-${index + 1}`}
          onChange={(next) => onChange(replaced(when, index, next))}
        />
        {when.length > 1 && (
          <Flex>
            <Button size="xs" onClick={() => onChange(without(when, index))}>
              Remove this condition
            </Button>
          </Flex>
        )}
      </Flex>
    ))}
    <Flex>
      <Button size="xs" disabled={when.length >= most} onClick={() => onChange([...when, freshCondition])}>
        Add a condition
      </Button>
    </Flex>
  </Flex>
);

/** What a new condition begins as. */
export const freshCondition: Condition = { field: 'pipeline', is: [] };
