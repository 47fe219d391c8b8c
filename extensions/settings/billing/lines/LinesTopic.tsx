import { Heading, Text, ToggleGroup } from '@hubspot/ui-extensions';
import type { LineRule } from '../documents.ts';
import { freshCondition } from '../rules/Conditions.tsx';
import { conditionsInWords } from '../rules/condition-words.ts';
import { Rules } from '../rules/Rules.tsx';
import { faultsAt } from '../topic/faults.ts';
import type { TopicProps } from '../topic/topic-props.ts';
import { TopicFrame } from '../topic/TopicFrame.tsx';
import { lineFaults } from './line-faults.ts';
import { LineRuleFields } from './LineRuleFields.tsx';
import { effectInWords, sayLines, whenNoItem } from './say-lines.ts';
import { TrackingFields } from './TrackingFields.tsx';

const intro =
  'Where no rule decides, a line takes the account and the tax of its item in Xero, else those of the invoice defaults.';

type Choice = keyof typeof whenNoItem;
const choices = Object.entries(whenNoItem).map(([value, words]) => ({ value, ...words }));

/** Account, tax and tracking of the lines, by rules, and what is done with a product that is no item in Xero. */
export const LinesTopic = (props: TopicProps<'lines'>) => {
  const { draft, options } = props;
  const { rules, tracking, whenNoItem: chosen } = draft.values;
  const faults = lineFaults(draft.values);
  return (
    <TopicFrame {...props} {...{ intro, faults }} topic="lines" say={sayLines}>
      <Heading>Rules</Heading>
      <Text>The first rule that fits and says something of the account, the tax or the tracking decides that.</Text>
      <Rules<LineRule>
        rules={rules}
        label="Rule"
        none="There are no rules yet."
        fresh={() => ({ id: crypto.randomUUID(), when: [freshCondition], then: {} })}
        summaryOf={({ when, then }) => `${conditionsInWords(when, options)} → ${effectInWords(then, options)}`}
        faultAt={faultsAt(faults, draft.saving)}
        onChange={(next) => draft.change({ rules: next })}
        fieldsOf={(rule, { name, change }) => <LineRuleFields {...{ name, rule, options }} onChange={change} />}
      />
      <Heading>Tracking of every line</Heading>
      <Text>Used where no rule decides the tracking.</Text>
      <TrackingFields
        name="lines"
        none="None"
        tracking={tracking}
        categories={options.trackingCategories}
        onChange={(next) => draft.change({ tracking: next })}
      />
      <ToggleGroup
        toggleType="radioButtonList"
        label="A product that is no item in Xero"
        name="whenNoItem"
        options={choices}
        value={chosen}
        onChange={(next) => draft.change({ whenNoItem: next as Choice })}
      />
    </TopicFrame>
  );
};
