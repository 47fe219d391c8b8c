import { DateInput } from '@hubspot/ui-extensions';
import { datePartsOf, dayOf } from '../../shared/format/date-parts.ts';
import { wordsOf, type QuestionProps } from './question.ts';

/** When the invoice is due: not before its own date. */
export const DueDateQuestion = ({ draft, choices, said, choose }: QuestionProps) => {
  const dueDate = choices.dueDate ?? draft.dueDate;
  return (
    <DateInput
      label="Due date"
      name="dueDate"
      min={datePartsOf(draft.date)}
      {...(dueDate && { value: datePartsOf(dueDate) })}
      {...wordsOf(said)}
      onChange={(parts) => dayOf(parts) !== dueDate && choose({ dueDate: dayOf(parts) })}
    />
  );
};
