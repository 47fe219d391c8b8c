import { Button, DateInput, Flex, Input, Select, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import { datePartsOf, dayOf } from '../../../shared/format/date-parts.ts';
import { useFormat } from '../../../shared/format/use-format.ts';
import { nameOfStep, shareInWords, stepLooks, whenInWords } from '../billing-words.ts';
import { faultsOf, type EditedStep } from './edited-steps.ts';

interface StepFieldsProps {
  step: EditedStep;
  index: number;
  currency: string;
  /** What it comes to; null: that is not known yet. */
  amount: string | null;
  onChange: (change: Partial<EditedStep>) => void;
  onRemove: () => void;
}

/** One step: its fields and what it comes to; one that is billed is shown and stays. */
export const StepFields = (props: StepFieldsProps) =>
  props.step.locked ? <Locked {...props} step={props.step.locked} /> : <Fields {...props} />;

const Locked = ({
  step,
  index,
  currency,
  amount,
}: Pick<StepFieldsProps, 'index' | 'currency' | 'amount'> & { step: NonNullable<EditedStep['locked']> }) => {
  const format = useFormat();
  const [label, variant] = stepLooks[step.state];
  return (
    <Tile compact>
      <Flex justify="between" align="center" gap="sm">
        <Flex direction="column" gap="flush">
          <Text format={{ fontWeight: 'demibold' }}>{nameOfStep(step, index)}</Text>
          <Text variant="microcopy">
            {[shareInWords(step.share, format, currency), whenInWords(step.when, format)].join(', ')}
          </Text>
        </Flex>
        <Flex gap="sm" align="center">
          <StatusTag variant={variant}>{label}</StatusTag>
          {amount !== null && <Text>{format.money(amount, currency)}</Text>}
        </Flex>
      </Flex>
    </Tile>
  );
};

const shares: { value: EditedStep['share']; label: string }[] = [
  { value: 'percent', label: 'A percentage of the deal' },
  { value: 'amount', label: 'An amount' },
  { value: 'rest', label: 'What is left' },
];

const whens: { value: EditedStep['when']; label: string }[] = [
  { value: 'now', label: 'At any time' },
  { value: 'date', label: 'From a date' },
  { value: 'paid', label: 'Once the step before is paid' },
];

const Fields = ({ step, index, currency, amount, onChange, onRemove }: StepFieldsProps) => {
  const { money } = useFormat();
  const name = `step-${index + 1}`;
  return (
    <Tile compact>
      <Flex direction="column" gap="xs">
        <Flex gap="sm" align="end" wrap="wrap">
          <Input
            label={`Step ${index + 1}`}
            name={`${name}-role`}
            placeholder="Such as Deposit"
            value={step.role}
            onInput={(role) => onChange({ role })}
          />
          <Select
            label="Bills"
            name={`${name}-share`}
            options={shares}
            value={step.share}
            onChange={(share) => onChange({ share: share as EditedStep['share'] })}
          />
          <Size {...{ step, name, currency, onChange }} />
        </Flex>
        <Flex justify="between" align="end" gap="sm" wrap="wrap">
          <Flex gap="sm" align="end">
            <Select
              label="When"
              name={`${name}-when`}
              options={whens}
              value={step.when}
              onChange={(when) => onChange({ when: when as EditedStep['when'] })}
            />
            <Day {...{ step, name, onChange }} />
          </Flex>
          <Flex gap="sm" align="center">
            {amount !== null && <Text>{`Comes to ${money(amount, currency)}`}</Text>}
            <Button size="xs" onClick={onRemove}>
              Remove
            </Button>
          </Flex>
        </Flex>
      </Flex>
    </Tile>
  );
};

interface PartProps extends Pick<StepFieldsProps, 'step' | 'onChange'> {
  /** What the names of its fields begin with. */
  name: string;
}

const Size = ({ step, name, currency, onChange }: PartProps & { currency: string }) => {
  if (step.share === 'rest') return null;
  const fault = step.size === '' ? undefined : faultsOf(step).size;
  return (
    <Input
      label={step.share === 'percent' ? 'Percent' : `Amount in ${currency}`}
      name={`${name}-size`}
      value={step.size}
      {...(fault !== undefined && { error: true, validationMessage: fault })}
      onInput={(size) => onChange({ size })}
    />
  );
};

const Day = ({ step, name, onChange }: PartProps) => {
  if (step.when !== 'date') return null;
  const fault = faultsOf(step).date;
  return (
    <DateInput
      label="Date"
      name={`${name}-date`}
      format="standard"
      {...(step.date !== null && { value: datePartsOf(step.date) })}
      {...(fault !== undefined && { error: true, validationMessage: fault })}
      onChange={(day) => onChange({ date: dayOf(day) })}
    />
  );
};
