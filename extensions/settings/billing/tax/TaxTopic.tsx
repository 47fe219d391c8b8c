import { Heading, Text, Toggle } from '@hubspot/ui-extensions';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import type { TaxOutcome } from '../documents.ts';
import { PropertyField } from '../rules/PropertyField.tsx';
import { faultsAt } from '../topic/faults.ts';
import type { TopicProps } from '../topic/topic-props.ts';
import { TopicFrame } from '../topic/TopicFrame.tsx';
import { outcomeNames, outcomes } from './outcomes.ts';
import { Registrations } from './Registrations.tsx';
import { sayTax } from './say-tax.ts';
import { taxFaults } from './tax-faults.ts';

const intro =
  'Where this is off, the tax of a line is that of its account or of the invoice defaults, wherever the customer is.';

/** Whether the customer's place decides the tax, and which of the organisation's own rates each outcome is. */
export const TaxTopic = (props: TopicProps<'tax'>) => {
  const { draft, options } = props;
  const { byPlace, rates, registrations, taxNumberProperty } = draft.values;
  const faults = taxFaults(draft.values);
  const faultAt = faultsAt(faults, draft.saving);
  const setRate = (outcome: TaxOutcome, taxType: string | null): void => {
    const others = Object.entries(rates).filter(([name]) => name !== outcome);
    draft.change({ rates: Object.fromEntries(taxType === null ? others : [...others, [outcome, taxType]]) });
  };
  return (
    <TopicFrame {...props} {...{ intro, faults }} topic="tax" say={sayTax}>
      <Toggle
        name="byPlace"
        label="The customer’s place decides the tax"
        labelDisplay="top"
        checked={byPlace}
        onChange={(on) => draft.change({ byPlace: on })}
      />
      <Heading>Rates</Heading>
      <Text>Tieout says which case a line is; the rate is one of your own in Xero. No rate is guessed.</Text>
      {outcomeNames.map((outcome) => (
        <CodeSelect
          key={outcome}
          label={outcomes[outcome].label}
          name={`rate-${outcome}`}
          description={outcomes[outcome].when}
          none="None: the draft asks"
          options={options.taxRates}
          value={rates[outcome] ?? null}
          fault={faultAt(outcomes[outcome].label)}
          onChoose={(taxType) => setRate(outcome, taxType)}
        />
      ))}
      <Heading>Registered elsewhere</Heading>
      <Registrations
        {...{ registrations, faultAt }}
        taxRates={options.taxRates}
        onChange={(next) => draft.change({ registrations: next })}
      />
      <PropertyField
        label="Property with the tax number"
        name="taxNumberProperty"
        description="Internal name of a company property in HubSpot. Left empty, the tax number of the Xero contact alone counts."
        value={taxNumberProperty}
        fault={faultAt('taxNumberProperty')}
        onChange={(name) => draft.change({ taxNumberProperty: name })}
      />
    </TopicFrame>
  );
};
