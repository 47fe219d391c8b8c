import { Alert, Flex, Input, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { wordsOf, type Said } from '../questions/question.ts';
import { useCustomerChange, type CustomerField, type Filling } from './use-customer-change.ts';

const labels: Record<CustomerField, string> = {
  email: 'Email address',
  addressLine: 'Street or PO box',
  city: 'City',
  region: 'Region',
  postCode: 'Post code',
  country: 'Country',
  taxNumber: 'Tax number',
};

interface FillInProps {
  field: CustomerField;
  /** The customer's contact in Xero. */
  contactId: string;
  /** Why it is asked, and what to do. */
  said?: Said | undefined;
  onFilled: () => void;
}

/** Asks for something that the customer's contact in Xero lacks, and writes it there. */
export const FillIn = ({ field, contactId, said, onFilled }: FillInProps) => {
  const [text, setText] = useState('');
  const { filling, save } = useCustomerChange(onFilled);
  return (
    <Flex direction="column" gap="xs">
      <Input
        label={`${labels[field]} of the customer`}
        name={`customer-${field}`}
        value={text}
        onInput={setText}
        {...wordsOf(said)}
      />
      <Flex justify="start">
        <LoadingButton
          size="sm"
          loading={filling.at === 'running'}
          disabled={text.trim() === '' || filling.at === 'running'}
          onClick={() => save(contactId, { [field]: text.trim() })}
        >
          Save in Xero
        </LoadingButton>
      </Flex>
      <FillingOutcome filling={filling} />
    </Flex>
  );
};

const FillingOutcome = ({ filling }: { filling: Filling }) => {
  if (filling.at === 'unsettled') return <Text>It is on its way to Xero, by itself. Look again in a minute.</Text>;
  if (filling.at !== 'refused') return null;
  const { message, fix } = filling.problem;
  return (
    <Alert variant="danger" title={message}>
      {fix && <Text>{fix}</Text>}
    </Alert>
  );
};
