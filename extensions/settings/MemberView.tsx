import { DescriptionList, DescriptionListItem, Flex, Heading, List, StatusTag, Text } from '@hubspot/ui-extensions';
import type { SettingsOverview, SettingsPerson } from '../../src/contract/settings.ts';
import { BillingTab } from './billing/BillingTab.tsx';
import { connectionStates } from './connection/connection-words.ts';

type MemberOverview = Extract<SettingsOverview, { role: 'member' }>;
type Right = MemberOverview['rights']['own'];

/** What each right lets a person do; each includes those before it. */
const rightWords: Record<Right, string> = {
  none: 'nothing',
  status: 'how the customer stands, without amounts',
  amounts: 'amounts and documents',
  invoice: 'amounts and documents, and you may create draft invoices',
  approve: 'amounts and documents, and you may create and approve invoices',
  admin: 'everything',
};

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
    <Heading>What you see</Heading>
    <DescriptionList>
      <DescriptionListItem label="On your own records">
        <Text>{rightWords[rights.own]}</Text>
      </DescriptionListItem>
      <DescriptionListItem label="On those of your team">
        <Text>{rightWords[rights.team]}</Text>
      </DescriptionListItem>
      <DescriptionListItem label="On all others">
        <Text>{rightWords[rights.others]}</Text>
      </DescriptionListItem>
    </DescriptionList>
    <Heading>Whom to ask</Heading>
    <Text>To see more, or to have Xero connected, ask one of the admins of Tieout:</Text>
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

const nameAndEmail = ({ name, email }: SettingsPerson): string =>
  email === null || email === name ? name : `${name}, ${email}`;
