import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { CustomerQuestion } from './CustomerQuestion.tsx';
import { DetailQuestion } from './DetailQuestion.tsx';
import { DueDateQuestion } from './DueDateQuestion.tsx';
import { LineQuestion } from './LineQuestion.tsx';
import type { QuestionName, QuestionProps } from './question.ts';
import { QuoteEndedQuestion } from './QuoteEndedQuestion.tsx';
import { RecurringQuestion } from './RecurringQuestion.tsx';
import { RateQuestion, ReferenceQuestion } from './TextQuestions.tsx';

/** One question of the draft, with its answer in place; answering reads the draft again. */
export const Question = ({ name, ...props }: QuestionProps & { name: QuestionName }) => {
  const { draft, choices, said, choose } = props;
  switch (name) {
    case 'customer':
      return <CustomerQuestion {...props} />;
    case 'quoteEnded':
      return <QuoteEndedQuestion {...props} />;
    case 'recurring':
      return <RecurringQuestion {...props} />;
    case 'dueDate':
      return <DueDateQuestion {...props} />;
    case 'email':
    case 'postCode':
    case 'country':
    case 'taxNumber':
      return <DetailQuestion name={name} {...props} />;
    case 'contactId':
      return (
        <ChoiceQuestion
          {...{ label: 'Contact in Xero', name, said, options: draft.options.contacts }}
          value={choices.contactId ?? draft.customer?.contactId ?? null}
          onChoose={(contactId) => choose({ contactId, newContactName: undefined, newContactEmail: undefined })}
        />
      );
    case 'itemCode':
    case 'accountCode':
    case 'taxType':
      return <LineQuestion name={name} {...props} />;
    case 'brandingThemeId':
      return (
        <ChoiceQuestion
          {...{ label: 'Branding theme', name, said, options: draft.options.brandingThemes }}
          value={choices.brandingThemeId ?? draft.brandingTheme?.id ?? null}
          onChoose={(brandingThemeId) => choose({ brandingThemeId })}
        />
      );
    case 'reference':
      return <ReferenceQuestion {...props} />;
    case 'currencyRate':
      return <RateQuestion {...props} />;
  }
};
