import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import type { DealBilling } from '../../../src/contract/schedule.ts';
import { isZero } from '../../shared/format/amounts.ts';

/** What lies between the figures, in plain words; nothing left to do is said too. */
export const Gaps = ({ billing }: { billing: DealBilling }) => {
  const { gaps, deal, left, over, invoiced, paid } = billing;
  const isDone = deal !== null && left !== null && isZero(left) && isZero(over) && invoiced === paid && !isZero(paid);
  if (gaps.length === 0) return isDone ? <Alert variant="success" title="All of it is billed and paid." /> : null;
  const shown = [...gaps].sort((a, b) => Number(b.kind === 'over') - Number(a.kind === 'over')).slice(0, MOST);
  return (
    <Flex direction="column" gap="xs">
      {shown.map(({ kind, message }) =>
        kind === 'over' ? (
          <Alert key={message} variant="danger" title={message} />
        ) : (
          <Text key={message}>{message}</Text>
        ),
      )}
      {gaps.length > shown.length && <Text variant="microcopy">{`and ${gaps.length - shown.length} more`}</Text>}
    </Flex>
  );
};

/** So many are told, what is billed too much among them. */
const MOST = 3;
