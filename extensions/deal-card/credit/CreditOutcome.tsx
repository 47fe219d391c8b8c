import { Alert, Flex, Link, Text } from '@hubspot/ui-extensions';
import type { IntentState } from '../../../src/contract/invoicing.ts';
import { isZero } from '../../shared/format/amounts.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { IssuesLink } from '../../shared/states/IssuesLink.tsx';
import { isSettled } from '../follow-intent.ts';
import { Progress } from '../create/Progress.tsx';
import { refusalIn } from '../use-write-once.ts';

/** How the credit note stands: on its way, in Xero, or refused in Xero's own words. */
export const CreditOutcome = ({ intent, isWatched }: { intent: IntentState; isWatched: boolean }) => {
  const { problem, difference } = intent;
  if (intent.state === 'rejected')
    return <Told title="The credit note was not made" variant="danger" problem={refusalIn(intent)} />;
  return (
    <Flex direction="column" gap="sm">
      {intent.credit && <Made credit={intent.credit} />}
      {!isSettled(intent) && <Progress {...{ intent, isWatched }} doing="Creating the credit note" />}
      {isSettled(intent) && problem && (
        <Told title="It is not set against the invoice" variant="warning" problem={problem} />
      )}
      {difference && (
        <Alert variant="warning" title="Xero made it differently from what was shown">
          <Text>{difference}</Text>
        </Alert>
      )}
    </Flex>
  );
};

const Made = ({ credit }: { credit: NonNullable<IntentState['credit']> }) => {
  const { money } = useFormat();
  const { number, total, allocated, remaining, currency, xeroUrl } = credit;
  const parts = [
    ...(isZero(allocated) ? [] : [`${money(allocated, currency)} set against the invoice`]),
    ...(isZero(remaining) ? [] : [`${money(remaining, currency)} left as credit of the customer`]),
  ];
  return (
    <Alert variant="success" title={`Credit note ${number} is in Xero`}>
      <Text>{`${money(total, currency)}: ${parts.join(', ')}.`}</Text>
      {!isZero(remaining) && <Text>It is refunded in Xero, or set against another invoice there.</Text>}
      {xeroUrl && <Link href={{ url: xeroUrl, external: true }}>Open in Xero</Link>}
    </Alert>
  );
};

interface ToldProps {
  title: string;
  variant: 'danger' | 'warning';
  problem: ReturnType<typeof refusalIn>;
}

const Told = ({ title, variant, problem }: ToldProps) => (
  <Alert variant={variant} title={title}>
    <Text>{problem.message}</Text>
    {problem.fix && <Text>{problem.fix}</Text>}
    <IssuesLink />
  </Alert>
);
