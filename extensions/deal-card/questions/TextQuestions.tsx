import { Input } from '@hubspot/ui-extensions';
import { wordsOf, type QuestionProps } from './question.ts';

/** What the invoice refers to. */
export const ReferenceQuestion = ({ draft, choices, said, choose }: QuestionProps) => {
  const reference = choices.reference ?? draft.reference;
  return (
    <Input
      label="Reference"
      name="reference"
      value={reference}
      onChange={(text) => text !== reference && choose({ reference: text })}
      {...wordsOf(said)}
    />
  );
};

/** At which rate the invoice's currency is booked; left empty, at Xero's of the day. */
export const RateQuestion = ({ draft: { currency, currencyRate }, choices, said, choose }: QuestionProps) => {
  const rate = choices.currencyRate ?? currencyRate ?? '';
  return (
    <Input
      label={`Rate: ${currency ?? 'units'} for one of the base currency; empty: Xero’s of the day`}
      name="currencyRate"
      value={rate}
      onChange={(text) => text !== rate && choose({ currencyRate: text.trim() === '' ? undefined : text.trim() })}
      {...wordsOf(said)}
    />
  );
};
