import { Flex, Heading } from '@hubspot/ui-extensions';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import type { LineRule, Options, TrackingChoice } from '../documents.ts';
import { Conditions } from '../rules/Conditions.tsx';
import { TrackingFields } from './TrackingFields.tsx';

interface LineRuleFieldsProps {
  /** What the names of the fields begin with. */
  name: string;
  rule: LineRule;
  options: Options;
  onChange: (rule: LineRule) => void;
}

const notHere = 'Not decided here';

/** When the rule holds, and what it decides of a line. */
export const LineRuleFields = ({ name, rule, options, onChange }: LineRuleFieldsProps) => {
  const { accountCode, taxType, tracking } = rule.then;
  const decide = (change: Partial<LineRule['then']>): void =>
    onChange({ ...rule, then: decided({ ...rule.then, ...change }) });
  return (
    <Flex direction="column" gap="sm">
      <Heading>When</Heading>
      <Conditions {...{ name, options }} when={rule.when} onChange={(when) => onChange({ ...rule, when })} />
      <Heading>Then</Heading>
      <CodeSelect
        label="Account"
        name={`${name}-accountCode`}
        none={notHere}
        options={options.accounts}
        value={accountCode ?? null}
        onChoose={(code) => decide({ accountCode: code ?? undefined })}
      />
      <CodeSelect
        label="Tax rate"
        name={`${name}-taxType`}
        none={notHere}
        options={options.taxRates}
        value={taxType ?? null}
        onChoose={(type) => decide({ taxType: type ?? undefined })}
      />
      <TrackingFields
        {...{ name }}
        none={notHere}
        tracking={tracking ?? []}
        categories={options.trackingCategories}
        onChange={(chosen: TrackingChoice[]) => decide({ tracking: chosen.length === 0 ? undefined : chosen })}
      />
    </Flex>
  );
};

/** What is decided, without what is not. */
const decided = (then: LineRule['then']): LineRule['then'] =>
  Object.fromEntries(Object.entries(then).filter(([, value]) => value !== undefined));
