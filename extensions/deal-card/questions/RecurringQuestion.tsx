import { ToggleGroup } from '@hubspot/ui-extensions';
import { wordsOf, type QuestionProps } from './question.ts';

const onePeriod = { value: 'one_period', label: 'Bill one period now' };

/** A line that recurs is never billed as a lump: one period of it, or nothing. */
export const RecurringQuestion = ({ choices, said, choose }: QuestionProps) => (
  <ToggleGroup
    toggleType="radioButtonList"
    label={said ? `${said.message} ${said.fix}` : 'What recurs'}
    name="recurring"
    options={[onePeriod]}
    {...(choices.recurring && { value: choices.recurring })}
    {...(said && { required: wordsOf(said).required ?? false })}
    onChange={() => choose({ recurring: 'one_period' })}
  />
);
