import { Checkbox, Flex, Input, Select } from '@hubspot/ui-extensions';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import type { ApprovalRule, Mode, Option, Options } from '../documents.ts';
import { modes } from './say-approval.ts';

interface ApprovalRuleFieldsProps {
  /** What the names of the fields begin with. */
  name: string;
  rule: ApprovalRule;
  options: Options;
  onChange: (rule: ApprovalRule) => void;
}

const anyone = 'anyone';
const modeChoices = Object.entries(modes).map(([value, words]) => ({ value, label: `May ${words}` }));

/** Whom the rule is about, where and up to which total, and what they may do. */
export const ApprovalRuleFields = ({ name, rule, options, onChange }: ApprovalRuleFieldsProps) => (
  <Flex direction="column" gap="sm">
    <CodeSelect
      label="Who"
      name={`${name}-who`}
      of="HubSpot"
      options={people(options)}
      value={keyOf(rule.who)}
      onChoose={(key) => onChange({ ...rule, who: whoOf(key ?? anyone) })}
    />
    <Select
      label="What they may do"
      name={`${name}-mode`}
      options={modeChoices}
      value={rule.mode}
      onChange={(mode) => onChange({ ...rule, mode: mode as Mode })}
    />
    <CodeSelect
      label="Pipeline"
      name={`${name}-pipeline`}
      of="HubSpot"
      none="Any pipeline"
      options={options.pipelines}
      value={rule.pipelineId}
      onChoose={(pipelineId) => onChange({ ...rule, pipelineId })}
    />
    <Limit
      {...{ name }}
      currencies={options.currencies}
      upTo={rule.upTo}
      onChange={(upTo) => onChange({ ...rule, upTo })}
    />
  </Flex>
);

interface LimitProps {
  name: string;
  currencies: Option[];
  upTo: ApprovalRule['upTo'];
  onChange: (upTo: ApprovalRule['upTo']) => void;
}

const Limit = ({ name, currencies, upTo, onChange }: LimitProps) => {
  const currency = upTo?.currency ?? currencies[0]?.value ?? '';
  const take = (amount: string): void => onChange({ amount: amount.trim(), currency });
  return (
    <>
      <Checkbox
        name={`${name}-limited`}
        checked={upTo !== null}
        onChange={(on) => onChange(on ? { amount: '', currency } : null)}
      >
        Only up to a total
      </Checkbox>
      {upTo && (
        <>
          <Input
            label="Total with tax"
            name={`${name}-amount`}
            description="Such as 5000 or 5000.50. An invoice in another currency does not fit the rule."
            value={upTo.amount}
            onInput={take}
            onChange={take}
          />
          <CodeSelect
            label="Currency"
            name={`${name}-currency`}
            options={currencies}
            value={currency}
            onChoose={(code) => onChange({ ...upTo, currency: code ?? currency })}
          />
        </>
      )}
    </>
  );
};

const people = ({ users, teams }: Options): Option[] => [
  { value: anyone, label: 'Anyone who may create invoices' },
  ...users.map(({ value, label }) => ({ value: `user ${value}`, label })),
  ...teams.map(({ value, label }) => ({ value: `team ${value}`, label })),
];

const keyOf = (who: ApprovalRule['who']): string => (who.kind === 'anyone' ? anyone : `${who.kind} ${who.id}`);

function whoOf(key: string): ApprovalRule['who'] {
  const [kind, id = ''] = key.split(' ');
  return kind === 'user' || kind === 'team' ? { kind, id } : { kind: 'anyone' };
}
