import { Flex, Form, LoadingButton, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { SettingsPerson } from '../../../src/contract/settings.ts';
import type { Change } from '../service/use-change.ts';

interface AddAdminProps {
  /** Users of the account who are no admins yet. */
  people: SettingsPerson[];
  change: Change<unknown>;
}

/** Makes somebody an admin. */
export const AddAdmin = ({ people, change }: AddAdminProps) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const person = people.find(({ userId }) => userId === chosen);
  if (people.length === 0) return <Text variant="microcopy">Everybody whom HubSpot names is an admin already.</Text>;
  const add = async (): Promise<void> => {
    if (!person) return;
    const added = await change.run({ userId: person.userId, admin: true }, `${person.name} is now an admin of Tieout.`);
    if (added !== null) setChosen(null);
  };
  return (
    <Form onSubmit={add}>
      <Flex direction="column" gap="sm">
        <Select
          label="Add an admin"
          name="admin"
          placeholder="Choose a person"
          options={people.map(({ userId, name, email }) => ({
            value: userId,
            label: email === null || email === name ? name : `${name} (${email})`,
          }))}
          value={person?.userId ?? ''}
          onChange={(userId) => setChosen(String(userId))}
        />
        <Flex>
          <LoadingButton
            type="submit"
            variant="primary"
            loading={change.state.at === 'running'}
            disabled={person === undefined}
          >
            Make admin
          </LoadingButton>
        </Flex>
      </Flex>
    </Form>
  );
};
