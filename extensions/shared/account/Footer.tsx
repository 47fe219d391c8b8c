import { Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { RecordCard } from '../../../src/contract/record-card.ts';
import { useNow } from '../format/use-now.ts';
import { ago } from '../format/words.ts';
import type { RefreshState } from '../service/use-refresh.ts';

interface FooterProps {
  card: RecordCard;
  refreshing: RefreshState;
  onRefresh: () => void;
}

/** Whose books, how old, and a fresh reading (C9). */
export const Footer = ({ card: { connection, freshness }, refreshing, onRefresh }: FooterProps) => {
  const now = useNow();
  const updated = freshness.asOf ? `updated ${ago(freshness.asOf, now)}` : 'not read yet';
  return (
    <Flex direction="column" gap="xs">
      <Flex justify="between" align="center" gap="sm">
        <Text variant="microcopy">{[connection.organisation, updated].filter(Boolean).join(' · ')}</Text>
        <LoadingButton size="xs" loading={refreshing.status === 'running'} onClick={onRefresh}>
          Refresh
        </LoadingButton>
      </Flex>
      <Outcome refreshing={refreshing} />
    </Flex>
  );
};

const Outcome = ({ refreshing }: Pick<FooterProps, 'refreshing'>) => {
  if (refreshing.status === 'slow')
    return <Text variant="microcopy">Xero is still being read. Refresh again in a minute to see what is new.</Text>;
  if (refreshing.status !== 'failed') return null;
  const { message, fix } = refreshing.problem;
  return <Text variant="microcopy">{[message, fix].filter(Boolean).join(' ')}</Text>;
};
