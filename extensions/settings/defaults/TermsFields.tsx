import { NumberInput, Select, Text } from '@hubspot/ui-extensions';
import { useFormat } from '../../shared/format/use-format.ts';
import { dueDate, faultOfTerms, isTermsType, namesADay, termsTypes, type Terms } from './terms.ts';

interface TermsFieldsProps {
  terms: Terms | null;
  /** The day from which the example counts, `YYYY-MM-DD`. */
  today: string;
  onChange: (terms: Terms | null) => void;
}

const types = Object.entries(termsTypes).map(([value, label]) => ({ value, label }));
const none = { value: false, label: 'None: the draft asks for a due date' };

/** When an invoice is due where neither the customer nor the organisation says so, with what that means today (C22). */
export const TermsFields = ({ terms, today, onChange }: TermsFieldsProps) => {
  const { date } = useFormat();
  const fault = terms && faultOfTerms(terms);
  const choose = (type: unknown): void =>
    onChange(isTermsType(type) ? { type, day: terms?.day ?? (namesADay(type) ? 20 : 30) } : null);
  return (
    <>
      <Select
        label="Payment terms"
        name="termsType"
        description="Used where neither the customer nor the organisation has terms in Xero."
        value={terms?.type ?? false}
        options={[none, ...types]}
        onChange={choose}
      />
      {terms && (
        <NumberInput
          label={namesADay(terms.type) ? 'Day of the month' : 'Number of days'}
          name="termsDay"
          min={namesADay(terms.type) ? 1 : 0}
          max={namesADay(terms.type) ? 31 : 365}
          precision={0}
          value={terms.day}
          {...(fault !== null && { error: true, validationMessage: fault })}
          onChange={(day) => onChange({ ...terms, day })}
        />
      )}
      {terms && fault === null && (
        <Text variant="microcopy">
          An invoice of today, {date(today)}, would be due on {date(dueDate(terms, today))}.
        </Text>
      )}
    </>
  );
};
