import { DescriptionList, DescriptionListItem, Flex, Heading, List, StatusTag, Text } from '@hubspot/ui-extensions';
import type { SettingsOverview, SettingsPerson } from '../../src/contract/settings.ts';
import { BillingTab } from './billing/BillingTab.tsx';
import { rightMeanings, rightNames, type Right } from './people/right-words.ts';
import { connectionStates } from './connection/connection-words.ts';

type MemberOverview = Extract<SettingsOverview, { role: 'member' }>;

/** What somebody who is no admin may see, and whom to ask (C67). */
export const MemberView = ({ overview: { organisations, rights, admins, billing } }: { overview: MemberOverview }) => (
  <Flex direction="column" gap="md">
    <Text>
      Tieout shows on your records what customers owe and pay. Its settings are for its admins.
      {billing.length > 0 && ' How invoices are made you may set too.'}
    </Text>
    <Heading>Connected to</Heading>
    {organisations.length === 0 && <Text>No Xero organisation is connected yet.</Text>}
    {organisations.map(({ name, state }) => (
      <Flex key={name} gap="sm" align="center">
        <Text>{name}</Text>
        <StatusTag variant={connectionStates[state].variant}>{connectionStates[state].words}</StatusTag>
      </Flex>
    ))}
    <Heading>What you may see and do</Heading>
    <DescriptionList>
      <DescriptionListItem label="Own records">
        <May right={rights.own} />
      </DescriptionListItem>
      <DescriptionListItem label="Your team’s records">
        <May right={rights.team} />
      </DescriptionListItem>
      <DescriptionListItem label="All other records">
        <May right={rights.others} />
      </DescriptionListItem>
    </DescriptionList>
    <Heading>Whom to ask</Heading>
    <Text>
      An admin of Tieout can allow you more (Settings, People and rights), and connects Xero. Ask one of them:
    </Text>
    <List>
      {admins.map((admin) => (
        <Text key={admin.userId}>{nameAndEmail(admin)}</Text>
      ))}
    </List>
    {billing.length > 0 && (
      <>
        <Heading>Billing rules</Heading>
        <BillingTab organisations={billing} />
      </>
    )}
  </Flex>
);

const May = ({ right }: { right: Right }) => (
  <>
    <Text>{rightNames[right]}</Text>
    <Text variant="microcopy">{rightMeanings[right]}</Text>
  </>
);

const nameAndEmail = ({ name, email }: SettingsPerson): string =>
  email === null || email === name ? name : `${name}, ${email}`;
