import { Flex, hubspot, Text, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { CrmPropertyList, useCrmProperties } from '@hubspot/ui-extensions/crm';

/** A bulk action that asks something of every part of its host, for the tests of the workbench. */
const FixtureBulk = () => {
  const { user, location, crm } = useExtensionContext<'crm.bulkActions'>();
  const actions = useExtensionActions<'crm.bulkActions'>();
  const properties = useCrmProperties(['name']);
  return (
    <Flex direction="column" gap="md">
      <Text testId="where">{`${location} ${crm.objectTypeId} ${JSON.stringify(crm.objectIds)} ${user.id}`}</Text>
      <Text testId="actions">{Object.keys(actions).sort().join(' ')}</Text>
      <Text testId="properties">{properties.error?.message ?? 'found'}</Text>
      <CrmPropertyList properties={['name']} direction="row" objectId={1} objectTypeId="0-2" />
    </Flex>
  );
};

hubspot.extend<'crm.bulkActions'>(() => <FixtureBulk />);
