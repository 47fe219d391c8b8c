import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import type { DocumentOf, Option, TaxOutcome } from '../documents.ts';
import type { FaultAt } from '../topic/faults.ts';
import { outcomeNames, outcomes } from './outcomes.ts';

type Chosen = DocumentOf<'tax'>['rates'];

interface RatesProps {
  rates: Chosen;
  taxRates: Option[];
  faultAt: FaultAt;
  onChange: (rates: Chosen) => void;
}

/** Which of the organisation's own rates each outcome is, or that the draft asks. */
export const Rates = ({ rates, taxRates, faultAt, onChange }: RatesProps) => {
  const choose = (outcome: TaxOutcome, taxType: string | null): void => {
    const others = Object.entries(rates).filter(([name]) => name !== outcome);
    onChange(Object.fromEntries(taxType === null ? others : [...others, [outcome, taxType]]));
  };
  return (
    <>
      {outcomeNames.map((outcome) => (
        <CodeSelect
          key={outcome}
          label={outcomes[outcome].label}
          name={`rate-${outcome}`}
          description={outcomes[outcome].when}
          none="None: the draft asks"
          options={taxRates}
          value={rates[outcome] ?? null}
          fault={faultAt(outcomes[outcome].label)}
          onChoose={(taxType) => choose(outcome, taxType)}
        />
      ))}
    </>
  );
};
