import { Alert, Button, Link, Text } from '@hubspot/ui-extensions';
import type { IntentState } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { IssuesLink } from '../../shared/states/IssuesLink.tsx';
import { refusalIn } from '../use-write-once.ts';
import { Progress } from './Progress.tsx';
import type { Revised } from './creation-stage.ts';

interface OutcomeProps {
  intent: IntentState;
  isWatched: boolean;
  /** What was made anew, instead of another one. */
  revises: Revised | null;
  onTryAgain: () => void;
}

const deedOf = (revises: Revised | null): string => {
  if (!revises) return 'created';
  return revises.submits ? 'submitted' : 'updated';
};

const doingOf = (revises: Revised | null): string => {
  if (!revises) return 'Creating the invoice';
  return revises.submits ? 'Submitting the invoice' : 'Updating the invoice';
};

const endingOf = (revises: Revised | null): string => {
  if (!revises) return 'is in Xero';
  return revises.submits ? 'waits for approval' : 'is as the deal is now';
};

/** How the write stands: on its way, in Xero, or refused in Xero's own words. */
export const Outcome = ({ intent, isWatched, revises, onTryAgain }: OutcomeProps) => {
  if (intent.state === 'done') return <Done intent={intent} revises={revises} />;
  if (intent.state !== 'rejected') return <Progress {...{ intent, isWatched }} doing={doingOf(revises)} />;
  const { message, fix } = refusalIn(intent);
  return (
    <Alert variant="danger" title={`The invoice was not ${deedOf(revises)}`}>
      <Text>{message}</Text>
      {fix && <Text>{fix}</Text>}
      <Button onClick={onTryAgain}>Try again</Button>
      <IssuesLink />
    </Alert>
  );
};

const Done = ({ intent: { invoice, difference }, revises }: Pick<OutcomeProps, 'intent' | 'revises'>) => {
  const { money } = useFormat();
  const name = invoice?.number ? `Invoice ${invoice.number}` : 'The invoice';
  return (
    <>
      <Alert variant="success" title={`${name} ${endingOf(revises)}`}>
        {invoice && <Text>Total {money(invoice.total, invoice.currency)}</Text>}
        {invoice?.xeroUrl && <Link href={{ url: invoice.xeroUrl, external: true }}>Open in Xero</Link>}
      </Alert>
      {difference && (
        <Alert variant="warning" title="Xero made it differently from what was shown">
          <Text>{difference}</Text>
        </Alert>
      )}
    </>
  );
};
