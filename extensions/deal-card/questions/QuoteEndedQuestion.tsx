import { ToggleGroup } from '@hubspot/ui-extensions';
import { wordsOf, type QuestionProps } from './question.ts';

const bill = { value: 'bill', label: 'Bill it all the same' };

/** A quote that has expired, was declined or withdrawn is billed only when a person says so. */
export const QuoteEndedQuestion = ({ choices, said, choose }: QuestionProps) => (
  <ToggleGroup
    toggleType="radioButtonList"
    label={said ? `${said.message} ${said.fix}` : 'The quote has ended'}
    name="quoteEnded"
    options={[bill]}
    {...(choices.quoteEnded && { value: choices.quoteEnded })}
    {...(said && { required: wordsOf(said).required ?? false })}
    onChange={() => choose({ quoteEnded: 'bill' })}
  />
);
