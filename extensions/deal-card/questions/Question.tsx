import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { CustomerQuestion } from './CustomerQuestion.tsx';
import { DueDateQuestion } from './DueDateQuestion.tsx';
import { sharedBy, type QuestionName, type QuestionProps } from './question.ts';
import { RecurringQuestion } from './RecurringQuestion.tsx';

/** One question of the draft, with its answer in place; answering reads the draft again. */
export const Question = ({ name, ...props }: QuestionProps & { name: QuestionName }) => {
  const { draft, choices, gap, choose } = props;
  const { accounts, taxRates, contacts } = draft.options;
  switch (name) {
    case 'customer':
      return <CustomerQuestion {...props} />;
    case 'recurring':
      return <RecurringQuestion {...props} />;
    case 'dueDate':
      return <DueDateQuestion {...props} />;
    case 'contactId':
      return (
        <ChoiceQuestion
          {...{ label: 'Contact in Xero', name, gap, options: contacts }}
          value={choices.contactId ?? draft.customer?.contactId ?? null}
          onChoose={(contactId) => choose({ contactId, newContactName: undefined, newContactEmail: undefined })}
        />
      );
    case 'accountCode':
      return (
        <ChoiceQuestion
          {...{ label: 'Account', name, gap, options: accounts }}
          value={choices.accountCode ?? sharedBy(draft, 'accountCode')}
          onChoose={(accountCode) => choose({ accountCode })}
        />
      );
    case 'taxType':
      return (
        <ChoiceQuestion
          {...{ label: 'Tax rate', name, gap, options: taxRates }}
          value={choices.taxType ?? sharedBy(draft, 'taxType')}
          onChoose={(taxType) => choose({ taxType })}
        />
      );
  }
};
