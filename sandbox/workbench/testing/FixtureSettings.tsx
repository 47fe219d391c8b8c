import { useState } from 'react';
import { Button, Flex, hubspot, Text, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { CrmPropertyList, useAssociations, useCrmProperties } from '@hubspot/ui-extensions/crm';

/** A settings page that asks something of every part of its host, for the tests of the workbench. */
const FixtureSettings = () => {
  const { user, portal, variables, location, extension } = useExtensionContext<'settings'>();
  const actions = useExtensionActions<'settings'>();
  const [answer, setAnswer] = useState('not asked');
  const [part, setPart] = useState('all');
  const ask = async (): Promise<void> => {
    const response = await hubspot.fetch(`${String(variables?.['appOrigin'])}/settings/overview`);
    setAnswer(`${response.status} ${await response.text()}`);
  };
  return (
    <Flex direction="column" gap="md">
      <Text testId="who">
        {`${user.firstName} ${user.id} of ${portal.id} in ${location} of ${String(extension?.appName)}`}
      </Text>
      <Text testId="actions">{Object.keys(actions).sort().join(' ')}</Text>
      <Text testId="answer">{answer}</Text>
      <Button onClick={ask}>Ask the backend</Button>
      <Button onClick={() => actions.addAlert({ type: 'success', message: 'Saved' })}>Alert</Button>
      <Button onClick={() => setPart('record')}>Look for a record</Button>
      <Button onClick={() => setPart('list')}>Show properties</Button>
      <Button onClick={() => setPart('page')}>Link to a page</Button>
      {part === 'record' && <Record />}
      {part === 'page' && <PageLink to="/">Everything</PageLink>}
      {part === 'list' && <CrmPropertyList properties={['name']} direction="row" objectId={1} objectTypeId="0-2" />}
    </Flex>
  );
};

const Record = () => {
  const properties = useCrmProperties(['name']);
  const contacts = useAssociations({ toObjectType: '0-1', properties: ['email'], pageLength: 5 });
  return (
    <>
      <Text testId="properties">{properties.error?.message ?? 'found'}</Text>
      <Text testId="contacts">{contacts.error?.message ?? 'found'}</Text>
    </>
  );
};

hubspot.extend<'settings'>(() => <FixtureSettings />);
