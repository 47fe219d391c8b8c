import { Button, Flex, Input, NumberInput, Select } from '@hubspot/ui-extensions';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import type { Options, ScheduleTemplate, TemplateStep } from '../documents.ts';
import { replaced, without } from '../rules/list.ts';

interface TemplateFieldsProps {
  /** What the names of the fields begin with. */
  name: string;
  template: ScheduleTemplate;
  options: Options;
  onChange: (template: ScheduleTemplate) => void;
}

const LONGEST_NAME = 60;

/** Each letter counts, and what is committed. */
const typed = (take: (text: string) => void) => ({ onInput: take, onChange: take });

/** What the template is called, for which deals it is, and its steps. */
export const TemplateFields = ({ name, template, options, onChange }: TemplateFieldsProps) => {
  const { steps } = template;
  const set = (next: TemplateStep[]): void => onChange({ ...template, steps: next });
  return (
    <Flex direction="column" gap="sm">
      <Input
        label="Name"
        name={`${name}-name`}
        value={template.name}
        {...typed((text) => onChange({ ...template, name: text.slice(0, LONGEST_NAME) }))}
      />
      <CodeSelect
        label="Pipeline"
        name={`${name}-pipeline`}
        of="HubSpot"
        none="Any pipeline"
        options={options.pipelines}
        value={template.pipelineId}
        onChoose={(pipelineId) => onChange({ ...template, pipelineId })}
      />
      {steps.map((step, index) => (
        <StepFields
          key={index}
          name={`${name}-step-${index + 1}`}
          {...{ step, index }}
          onChange={(next) => set(replaced(steps, index, next))}
          onRemove={() => set(without(steps, index))}
        />
      ))}
      <Flex>
        <Button size="xs" onClick={() => set(withNew(steps))}>
          Add a step
        </Button>
      </Flex>
    </Flex>
  );
};

/** A new step, before the one that bills what is left. */
function withNew(steps: readonly TemplateStep[]): TemplateStep[] {
  const fresh: TemplateStep = { role: '', share: { kind: 'percent', percent: '' }, when: { kind: 'now' } };
  const last = steps.at(-1);
  return last?.share.kind === 'rest' ? [...steps.slice(0, -1), fresh, last] : [...steps, fresh];
}

const shares: { value: TemplateStep['share']['kind']; label: string }[] = [
  { value: 'percent', label: 'A percentage of the deal' },
  { value: 'rest', label: 'What is left' },
];

const whens: { value: TemplateStep['when']['kind']; label: string }[] = [
  { value: 'now', label: 'At any time' },
  { value: 'paid', label: 'Once the step before is paid' },
  { value: 'days', label: 'After some days' },
];

interface StepFieldsProps {
  name: string;
  step: TemplateStep;
  index: number;
  onChange: (step: TemplateStep) => void;
  onRemove: () => void;
}

const StepFields = ({ name, step, index, onChange, onRemove }: StepFieldsProps) => (
  <Flex gap="sm" align="end" wrap="wrap">
    <Input
      label={`Step ${index + 1}`}
      name={`${name}-role`}
      value={step.role}
      {...typed((role) => onChange({ ...step, role }))}
    />
    <Select
      label="Bills"
      name={`${name}-share`}
      options={shares}
      value={step.share.kind}
      onChange={(kind) =>
        onChange({ ...step, share: kind === 'rest' ? { kind: 'rest' } : { kind: 'percent', percent: '' } })
      }
    />
    {step.share.kind === 'percent' && (
      <Input
        label="Percent"
        name={`${name}-percent`}
        value={step.share.percent}
        {...typed((percent) => onChange({ ...step, share: { kind: 'percent', percent: percent.trim() } }))}
      />
    )}
    <Select
      label="When"
      name={`${name}-when`}
      options={whens}
      value={step.when.kind}
      onChange={(kind) => onChange({ ...step, when: whenOf(kind as TemplateStep['when']['kind']) })}
    />
    {step.when.kind === 'days' && (
      <NumberInput
        label="Days after it is planned"
        name={`${name}-days`}
        min={0}
        precision={0}
        value={step.when.days}
        onChange={(days) => onChange({ ...step, when: { kind: 'days', days: Math.max(0, Math.round(days || 0)) } })}
      />
    )}
    <Button size="xs" onClick={onRemove}>
      Remove
    </Button>
  </Flex>
);

const whenOf = (kind: TemplateStep['when']['kind']): TemplateStep['when'] =>
  kind === 'days' ? { kind, days: 30 } : { kind };
