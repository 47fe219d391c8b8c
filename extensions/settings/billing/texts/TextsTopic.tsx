import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import { labelOf, type Options, type ThemeRule } from '../documents.ts';
import { conditionFaults } from '../rules/condition-faults.ts';
import { conditionsInWords } from '../rules/condition-words.ts';
import { Conditions, freshCondition } from '../rules/Conditions.tsx';
import { Rules } from '../rules/Rules.tsx';
import { faultsAt, type Fault } from '../topic/faults.ts';
import type { TopicProps } from '../topic/topic-props.ts';
import { TopicFrame } from '../topic/TopicFrame.tsx';
import { faultOfDescription } from './description.ts';
import { DescriptionField } from './DescriptionField.tsx';
import { sayTexts } from './say-texts.ts';

const intro =
  'What stands on the lines of an invoice, and how it looks. The reference is set with the invoice defaults.';

/** The description of the lines, and the branding theme of the invoice. */
export const TextsTopic = (props: TopicProps<'texts'>) => {
  const { draft, options } = props;
  const { description, brandingThemeId, brandingThemes } = draft.values;
  const wrong = faultOfDescription(description);
  const faults = [
    ...(wrong === null ? [] : [{ at: 'The description', message: wrong }]),
    ...themeFaults(brandingThemes),
  ];
  const faultAt = faultsAt(faults, draft.saving);
  return (
    <TopicFrame {...props} {...{ intro, faults }} topic="texts" say={sayTexts}>
      <DescriptionField
        {...{ description }}
        fault={faultAt('The description')}
        onChange={(next) => draft.change({ description: next })}
      />
      <CodeSelect
        label="Branding theme"
        name="brandingThemeId"
        description="How the invoice looks, where no rule says otherwise."
        none="Xero’s own default"
        options={options.brandingThemes}
        value={brandingThemeId}
        fault={faultAt('Every invoice')}
        onChoose={(id) => draft.change({ brandingThemeId: id })}
      />
      <Heading>Other themes</Heading>
      <Text>The first rule that fits decides the theme.</Text>
      <Rules<ThemeRule>
        rules={brandingThemes}
        label="Theme rule"
        none="There are no theme rules yet."
        fresh={() => ({ when: [freshCondition], brandingThemeId: '' })}
        summaryOf={({ when, brandingThemeId: id }) =>
          `${conditionsInWords(when, options)} → ${labelOf(options.brandingThemes, id) || 'no theme yet'}`
        }
        {...{ faultAt }}
        onChange={(next) => draft.change({ brandingThemes: next })}
        fieldsOf={(rule, { name, change }) => <ThemeRuleFields {...{ name, rule, options }} onChange={change} />}
      />
    </TopicFrame>
  );
};

const themeFaults = (rules: readonly ThemeRule[]): Fault[] =>
  rules.flatMap(({ when, brandingThemeId }, index) => {
    const at = `Theme rule ${index + 1}`;
    return [...conditionFaults(at, when), ...(brandingThemeId === '' ? [{ at, message: 'Choose a theme.' }] : [])];
  });

interface ThemeRuleFieldsProps {
  /** What the names of the fields begin with. */
  name: string;
  rule: ThemeRule;
  options: Options;
  onChange: (rule: ThemeRule) => void;
}

const ThemeRuleFields = ({ name, rule, options, onChange }: ThemeRuleFieldsProps) => (
  <Flex direction="column" gap="sm">
    <Conditions {...{ name, options }} when={rule.when} onChange={(when) => onChange({ ...rule, when })} />
    <CodeSelect
      label="Theme"
      name={`${name}-theme`}
      options={options.brandingThemes}
      value={rule.brandingThemeId}
      onChoose={(id) => onChange({ ...rule, brandingThemeId: id ?? '' })}
    />
  </Flex>
);
