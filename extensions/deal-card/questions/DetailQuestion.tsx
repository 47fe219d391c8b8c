import { Button, Flex, Input } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { FillIn } from '../customer/FillIn.tsx';
import { wordsOf, type QuestionProps } from './question.ts';

type Name = 'email' | 'postCode' | 'country' | 'taxNumber';

const details = {
  email: { label: 'Email address', choice: 'newContactEmail' },
  postCode: { label: 'Post code', choice: 'newContactPostCode' },
  country: { label: 'Country', choice: 'newContactCountry' },
  taxNumber: { label: 'Tax number', choice: 'newContactTaxNumber' },
} as const;

/** Something about the customer: written to the contact that Xero has, or given with the one that is made there. */
export const DetailQuestion = ({ name, ...props }: QuestionProps & { name: Name }) => {
  const { draft, said, onFilled } = props;
  const contactId = draft.customer?.contactId ?? null;
  if (contactId === null) return <NewDetail name={name} {...props} />;
  return <FillIn field={name} contactId={contactId} said={said} onFilled={onFilled} />;
};

const NewDetail = ({ name, choices, said, choose }: QuestionProps & { name: Name }) => {
  const { label, choice } = details[name];
  const [text, setText] = useState(choices[choice] ?? '');
  return (
    <Flex direction="column" gap="xs">
      <Input label={`${label} of the new contact`} name={choice} value={text} onInput={setText} {...wordsOf(said)} />
      <Flex justify="start">
        <Button size="sm" disabled={text.trim() === ''} onClick={() => choose({ [choice]: text.trim() })}>
          Use it
        </Button>
      </Flex>
    </Flex>
  );
};
