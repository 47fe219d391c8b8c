import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import type { DealBilling } from '../../../src/contract/schedule.ts';
import { isZero } from '../../shared/format/amounts.ts';

/** What lies between the figures, in plain words; nothing left to do is said too. */
export const Gaps = ({ billing }: { billing: DealBilling }) => {
  const { gaps, deal, left, over, invoiced, paid } = billing;
  const isDone = deal !== null && left !== null && isZero(left) && isZero(over) && invoiced === paid && !isZero(paid);
  if (gaps.length === 0) return isDone ? <Alert variant="success" title="All of it is billed and paid." /> : null;
  return (
    <Flex direction="column" gap="xs">
      {gaps.map(({ kind, message }) =>
        kind === 'over' ? (
          <Alert key={message} variant="danger" title={message} />
        ) : (
          <Text key={message}>{message}</Text>
        ),
      )}
    </Flex>
  );
};
