import { EmptyState, Flex, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import type { Look } from '../service/use-change.ts';
import { DefaultsForm } from './DefaultsForm.tsx';
import { useDefaults } from './use-defaults.ts';

interface DefaultsTabProps {
  connections: ConnectionSettings[];
  timeZone: string;
  look: Look;
}

/** The defaults of one organisation; with several, which one is asked. */
export const DefaultsTab = ({ connections, timeZone, look }: DefaultsTabProps) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const connection =
    connections.find(({ tenantId }) => tenantId === chosen) ??
    connections.find(({ isMain }) => isMain) ??
    connections[0];
  if (!connection)
    return (
      <EmptyState title="There is nothing to set yet" imageName="integrations" layout="vertical">
        <Text>Accounts and tax rates are those of your Xero organisation: connect it first.</Text>
      </EmptyState>
    );
  return (
    <Flex direction="column" gap="md">
      <Text>A draft of an invoice starts from these, where neither the deal nor the customer says otherwise.</Text>
      {connections.length > 1 && (
        <Select
          label="Organisation"
          name="organisation"
          value={connection.tenantId}
          options={connections.map(({ tenantId, organisation }) => ({ value: tenantId, label: organisation }))}
          onChange={(tenantId) => setChosen(String(tenantId))}
        />
      )}
      <Defaults {...{ connection, timeZone, look }} />
    </Flex>
  );
};

const Defaults = ({
  connection,
  timeZone,
  look,
}: Omit<DefaultsTabProps, 'connections'> & { connection: ConnectionSettings }) => (
  <DefaultsForm {...{ connection, timeZone }} draft={useDefaults(connection, look)} />
);
