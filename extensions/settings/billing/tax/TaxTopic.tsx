import { Heading, Text, Toggle, ToggleGroup } from '@hubspot/ui-extensions';
import { PropertyField } from '../rules/PropertyField.tsx';
import { faultsAt } from '../topic/faults.ts';
import type { TopicProps } from '../topic/topic-props.ts';
import { TopicFrame } from '../topic/TopicFrame.tsx';
import { Rates } from './Rates.tsx';
import { Registrations } from './Registrations.tsx';
import { sayTax, supplies } from './say-tax.ts';
import { taxFaults } from './tax-faults.ts';

const intro =
  'Where this is off, the tax of a line is that of its account or of the invoice defaults, wherever the customer is.';

type Supply = keyof typeof supplies;
const choices = Object.entries(supplies).map(([value, words]) => ({ value, ...words }));

/** Whether the customer's place decides the tax, and which of the organisation's own rates each outcome is. */
export const TaxTopic = (props: TopicProps<'tax'>) => {
  const { draft, options } = props;
  const { byPlace, rates, registrations, taxNumberProperty, supply } = draft.values;
  const faults = taxFaults(draft.values);
  const faultAt = faultsAt(faults, draft.saving);
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
      <Text>
        Tieout says which case a line is; the rate is one of your own in Xero, and none is guessed. This is no tax
        advice: have it seen by whoever does your returns.
      </Text>
      <Rates {...{ rates, faultAt }} taxRates={options.taxRates} onChange={(next) => draft.change({ rates: next })} />
      <ToggleGroup
        toggleType="radioButtonList"
        label="A line without a product, or whose product has no type in HubSpot"
        name="supply"
        options={choices}
        value={supply}
        onChange={(next) => draft.change({ supply: next as Supply })}
      />
      <Heading>Registered elsewhere</Heading>
      <Registrations
        {...{ registrations, faultAt }}
        taxRates={options.taxRates}
        onChange={(next) => draft.change({ registrations: next })}
      />
      <PropertyField
        label="Property with the tax number"
        name="taxNumberProperty"
        description="A property of companies in HubSpot."
        none="None: the tax number of the Xero contact alone counts"
        options={options.companyProperties}
        value={taxNumberProperty}
        fault={faultAt('Tax number')}
        onChange={(name) => draft.change({ taxNumberProperty: name })}
      />
    </TopicFrame>
  );
};
