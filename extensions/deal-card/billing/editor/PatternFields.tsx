import { DateInput, Flex, Input, LoadingButton, Select } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealBilling } from '../../../../src/contract/schedule.ts';
import { datePartsOf, dayOf } from '../../../shared/format/date-parts.ts';
import { asksFirst, asksPercents, patternOf, patternOptions, templateKind, type PatternChoice } from './patterns.ts';
import type { ScheduleEdits } from './use-schedule.ts';

interface PatternFieldsProps {
  billing: DealBilling;
  edits: ScheduleEdits;
}

const today = (): string => new Date().toISOString().slice(0, 10);

const usual = (): PatternChoice => ({
  ...{ kind: 'deposit', percent: '30', percents: '30, 50, 20', months: '12', first: today() },
});

/** A usual way to bill, what it needs to know, and the button that puts its steps in. */
export const PatternFields = ({ billing: { templates }, edits }: PatternFieldsProps) => {
  const [choice, setChoice] = useState(usual);
  const change = (next: Partial<PatternChoice>): void => setChoice({ ...choice, ...next });
  const ofTemplates = templates.map(({ id, name }) => ({ value: templateKind(id), label: `Template: ${name}` }));
  return (
    <Flex direction="column" gap="sm">
      <Select
        label="Start from"
        name="pattern"
        options={[...patternOptions, ...ofTemplates]}
        value={choice.kind}
        onChange={(kind) => change({ kind: String(kind) })}
      />
      <Details {...{ choice, change }} />
      <Flex>
        <LoadingButton
          size="sm"
          loading={edits.at === 'applying'}
          disabled={edits.at === 'saving' || (choice.kind !== 'whole' && patternOf(choice) === null)}
          onClick={() => edits.apply(choice)}
        >
          Put these steps in
        </LoadingButton>
      </Flex>
    </Flex>
  );
};

interface DetailsProps {
  choice: PatternChoice;
  change: (next: Partial<PatternChoice>) => void;
}

const Details = ({ choice, change }: DetailsProps) => (
  <>
    {choice.kind === 'deposit' && (
      <Input
        label="Deposit in percent"
        name="pattern-percent"
        value={choice.percent}
        onInput={(percent) => change({ percent })}
      />
    )}
    {asksPercents(choice) && (
      <Input
        label="Percentages of the stages"
        name="pattern-percents"
        description="Such as 30, 50, 20. They come to 100."
        value={choice.percents}
        onInput={(percents) => change({ percents })}
      />
    )}
    {choice.kind === 'monthly' && (
      <Input
        label="Months"
        name="pattern-months"
        description="From 2 to 60."
        value={choice.months}
        onInput={(months) => change({ months })}
      />
    )}
    {asksFirst(choice) && (
      <DateInput
        label="Date of the first"
        name="pattern-first"
        format="standard"
        value={datePartsOf(choice.first)}
        onChange={(day) => change({ first: dayOf(day) })}
      />
    )}
  </>
);
