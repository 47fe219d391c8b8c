import { Alert, Button, Flex, List, LoadingButton, Tab, Tabs, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Problem } from '../../src/contract/envelope.ts';
import type { AdminSettings } from '../../src/contract/settings.ts';
import { useFormat } from '../shared/format/use-format.ts';
import { BillingTab } from './billing/BillingTab.tsx';
import { ConnectionsTab } from './connection/ConnectionsTab.tsx';
import { DataTab } from './data/DataTab.tsx';
import { DefaultsTab } from './defaults/DefaultsTab.tsx';
import { IssuesLink } from '../shared/states/IssuesLink.tsx';
import { PeopleTab } from './people/PeopleTab.tsx';
import type { Look } from './service/use-change.ts';
import { UsageTab } from './usage/UsageTab.tsx';
import { WriteBackTab } from './write-back/WriteBackTab.tsx';

interface AdminViewProps {
  settings: AdminSettings;
  look: Look;
  onUninstalled: (eraseAfter: string) => void;
}

/** Everything that an admin sees and sets. */
export const AdminView = ({ settings, look, onUninstalled }: AdminViewProps) => {
  const { connections, portal } = settings;
  const [opened, setOpened] = useState(['connections']);
  const tab = opened.at(-1);
  return (
    <Flex direction="column" gap="md">
      <Head settings={settings} look={look} />
      <MissingScopes portal={portal} />
      <Tabs defaultSelected="connections" onSelectedChange={(selected: string) => setOpened([...opened, selected])}>
        <Tab tabId="connections" title="Xero">
          <ConnectionsTab {...{ connections, look }} />
        </Tab>
        <Tab tabId="defaults" title="Invoice defaults">
          <DefaultsTab {...{ connections, look }} timeZone={portal.timeZone} />
        </Tab>
        <Tab tabId="billing" title="Billing rules">
          {opened.includes('billing') && <BillingTab organisations={connections} />}
        </Tab>
        <Tab tabId="people" title="People and rights">
          {opened.includes('people') && <PeopleTab {...{ settings, look }} />}
        </Tab>
        <Tab tabId="usage" title="Usage">
          {tab === 'usage' && <UsageTab />}
        </Tab>
        <Tab tabId="write-back" title="HubSpot properties">
          <WriteBackTab {...{ look }} writeBack={settings.writeBack} />
        </Tab>
        <Tab tabId="data" title="Data and uninstall">
          <DataTab {...{ settings, onUninstalled }} />
        </Tab>
      </Tabs>
    </Flex>
  );
};

/** HubSpot may tell no name of the account but one that is made of its number. */
const accountWords = ({ name, portalId }: AdminSettings['portal']): string =>
  name.includes(portalId) ? name : `${name} (HubSpot account ${portalId})`;

type Refreshing = 'rest' | 'running' | Problem;

const Head = ({ settings: { portal }, look }: Pick<AdminViewProps, 'settings' | 'look'>) => {
  const { moment } = useFormat();
  const [refreshing, setRefreshing] = useState<Refreshing>('rest');
  const refresh = async (): Promise<void> => {
    setRefreshing('running');
    setRefreshing((await look()) ?? 'rest');
  };
  return (
    <>
      <Flex justify="between" align="center" gap="sm">
        <Text variant="microcopy">
          {accountWords(portal)} · installed by {portal.installedBy.name}, {moment(portal.installedAt)}
        </Text>
        <Flex gap="sm" align="center">
          <IssuesLink />
          <LoadingButton size="xs" loading={refreshing === 'running'} onClick={refresh}>
            Refresh
          </LoadingButton>
        </Flex>
      </Flex>
      {typeof refreshing === 'object' && (
        <Alert variant="danger" title={refreshing.message}>
          <Text>{refreshing.fix ?? 'What you see is how things stood before.'}</Text>
        </Alert>
      )}
    </>
  );
};

/** HubSpot has given less than the app needs by now: installing again asks for the rest. */
const MissingScopes = ({ portal: { missingScopes, installUrl } }: { portal: AdminSettings['portal'] }) =>
  missingScopes.length === 0 ? null : (
    <Alert variant="warning" title="HubSpot has not given Tieout everything it needs">
      <Flex direction="column" gap="sm">
        <Text>
          Missing are these scopes. Install Tieout again to allow them; nothing that is set or stored is lost.
        </Text>
        <List>
          {missingScopes.map((scope) => (
            <Text key={scope}>{scope}</Text>
          ))}
        </List>
        <Flex>
          <Button href={{ url: installUrl, external: true }}>Install again</Button>
        </Flex>
      </Flex>
    </Alert>
  );
