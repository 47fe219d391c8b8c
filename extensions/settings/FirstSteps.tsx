import { Flex, Heading, Link, StatusTag, Text, Tile, useExtensionContext } from '@hubspot/ui-extensions';
import type { ReactElement } from 'react';
import type { ConnectionSettings } from '../../src/contract/settings.ts';
import { firstSteps, type StepName } from './first-steps.ts';

const titles: Record<StepName, string> = {
  connect: 'Connect Xero',
  defaults: 'Check the defaults',
  live: 'Switch live',
  card: 'Add the cards to your record pages',
};

const HowToAddCards = () => {
  const { portal } = useExtensionContext<'settings'>();
  return (
    <Text>
      Open a <Link href={`/contacts/${portal.id}/objects/0-2`}>company</Link>, choose “Customize record”, and add the
      card “Customer account” to a tab of the middle column; then do the same on a contact, and on a deal with the card
      “Deal account”. It takes a Super Admin, and holds for everybody.
    </Text>
  );
};

const sayings: Record<StepName, ReactElement> = {
  connect: <Text>Sign in to Xero and choose your organisation. It is read at once, and nothing is written to it.</Text>,
  defaults: (
    <Text>Under “Invoice defaults”, say which account, tax rate and terms a draft starts from, and save them.</Text>
  ),
  live: <Text>Look at a few drafts on deals. Once they are right, let invoices be written to Xero.</Text>,
  card: <HowToAddCards />,
};

/** The way from installed to the first invoice (C61, C83, C95). */
export const FirstSteps = ({ connections }: StepsProps) => (
  <Tile>
    <Flex direction="column" gap="sm">
      <Heading>First steps</Heading>
      <Steps connections={connections} />
    </Flex>
  </Tile>
);

interface StepsProps {
  connections: ConnectionSettings[];
}

/** The steps alone, each with whether it is done and how it is done. */
export const Steps = ({ connections }: StepsProps) => (
  <Flex direction="column" gap="sm">
    {firstSteps(connections).map(({ name, state }, index) => (
      <Flex key={name} direction="column">
        <Flex gap="sm" align="center">
          <Text format={{ fontWeight: 'demibold' }}>
            {index + 1}. {titles[name]}
          </Text>
          {state === 'done' && <StatusTag variant="success">Done</StatusTag>}
          {state === 'next' && <StatusTag variant="info">Next</StatusTag>}
        </Flex>
        {sayings[name]}
      </Flex>
    ))}
  </Flex>
);
