import { Flex, Heading, StatusTag, Text, type StatusTagProps } from '@hubspot/ui-extensions';
import type { RecordCard, StandingStatus } from '../../../src/contract/record-card.ts';

const variants: Record<StandingStatus, NonNullable<StatusTagProps['variant']>> = {
  no_history: 'default',
  good_standing: 'success',
  take_care: 'warning',
  speak_to_finance: 'danger',
};

/** Whose account it is, where that is not the record itself, and how they stand in one word and one sentence (C19). */
export const StandingHeader = ({ card: { customer, record, standing } }: { card: RecordCard }) => (
  <Flex direction="column" gap="xs">
    {customer && customer.objectId !== record.objectId && <Heading>{customer.name}</Heading>}
    {standing && (
      <>
        <StatusTag variant={variants[standing.status]}>{standing.label}</StatusTag>
        <Text>{standing.sentence}</Text>
      </>
    )}
  </Flex>
);
