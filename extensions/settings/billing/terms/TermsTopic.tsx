import { List, Text } from '@hubspot/ui-extensions';
import { isPropertyName } from '../rules/condition-faults.ts';
import { PropertyField } from '../rules/PropertyField.tsx';
import { faultsAt, type Fault } from '../topic/faults.ts';
import type { TopicProps } from '../topic/topic-props.ts';
import { TopicFrame } from '../topic/TopicFrame.tsx';
import { sayTerms } from './say-terms.ts';

const intro = 'When an invoice is due: the first of these that says so.';

/** Whose terms count, in their order. */
const order = [
  'The payment terms of the customer’s contact in Xero',
  'The property of the company in HubSpot that is named here',
  'The payment terms of your organisation in Xero',
  'The payment terms of the invoice defaults',
];

const examples = 'Net 30, 14 days, EOM, Due on receipt, 20th of following month';

/** The property of companies that says when they pay. */
export const TermsTopic = (props: TopicProps<'terms'>) => {
  const { draft, options } = props;
  const { crmProperty } = draft.values;
  const faults: Fault[] =
    crmProperty === null || isPropertyName(crmProperty)
      ? []
      : [{ at: 'Payment terms', message: 'Give the internal name, without blanks.' }];
  return (
    <TopicFrame {...props} {...{ intro, faults }} topic="terms" say={sayTerms}>
      <List variant="ordered">
        {order.map((words) => (
          <Text key={words}>{words}</Text>
        ))}
      </List>
      <PropertyField
        label="Property with the payment terms"
        name="crmProperty"
        description="A property of companies in HubSpot."
        none="None: HubSpot is not asked"
        options={options.companyProperties}
        value={crmProperty}
        fault={faultsAt(faults, draft.saving)('Payment terms')}
        onChange={(name) => draft.change({ crmProperty: name })}
      />
      <Text variant="microcopy">
        {`Understood is, for example: ${examples}. What cannot be read is told on the draft, and not guessed.`}
      </Text>
    </TopicFrame>
  );
};
