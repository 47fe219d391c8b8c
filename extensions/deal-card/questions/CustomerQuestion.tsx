import { Button, Flex, Input } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { wordsOf, type QuestionProps } from './question.ts';

/** Under which name a customer that Xero does not know is made there. Both fields are given together, by the button. */
export const CustomerQuestion = ({ draft: { customer }, choices, said, choose }: QuestionProps) => {
  const [name, setName] = useState(choices.newContactName ?? customer?.name ?? '');
  const [email, setEmail] = useState(choices.newContactEmail ?? customer?.email ?? '');
  const give = (): void =>
    choose({ newContactName: name, newContactEmail: email === '' ? undefined : email, contactId: undefined });
  return (
    <Flex direction="column" gap="xs">
      <Input
        label="Name of the new contact in Xero"
        name="newContactName"
        value={name}
        onInput={setName}
        {...wordsOf(said)}
      />
      <Input label="Email address, if there is one" name="newContactEmail" value={email} onInput={setEmail} />
      <Flex justify="start">
        <Button size="sm" disabled={name.trim() === ''} onClick={give}>
          Use this name
        </Button>
      </Flex>
    </Flex>
  );
};
