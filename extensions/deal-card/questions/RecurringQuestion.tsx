import { ToggleGroup } from '@hubspot/ui-extensions';
import { saidOf, type QuestionProps } from './question.ts';

const onePeriod = { value: 'one_period', label: 'Bill one period now' };

/** A line that recurs is never billed as a lump: one period of it, or nothing. */
export const RecurringQuestion = ({ choices, gap, choose }: QuestionProps) => (
  <ToggleGroup
    toggleType="radioButtonList"
    label={gap ? `${gap.message} ${gap.fix}` : 'What recurs'}
    name="recurring"
    options={[onePeriod]}
    {...(choices.recurring && { value: choices.recurring })}
    {...(gap && { required: saidOf(gap).required ?? false })}
    onChange={() => choose({ recurring: 'one_period' })}
  />
);
