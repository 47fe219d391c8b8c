import { Alert, Button, Link, Text } from '@hubspot/ui-extensions';
import type { IntentState } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { IssuesLink } from '../../shared/states/IssuesLink.tsx';
import { Progress } from './Progress.tsx';

interface OutcomeProps {
  intent: IntentState;
  isWatched: boolean;
  onTryAgain: () => void;
}

/** How the write stands: on its way, in Xero, or refused in Xero's own words. */
export const Outcome = ({ intent, isWatched, onTryAgain }: OutcomeProps) => {
  if (intent.state === 'done') return <Done intent={intent} />;
  if (intent.state !== 'rejected') return <Progress intent={intent} isWatched={isWatched} />;
  const { message, fix } = intent.problem ?? { message: 'Xero refused the invoice.', fix: '' };
  return (
    <Alert variant="danger" title="The invoice was not created">
      <Text>{message}</Text>
      {fix && <Text>{fix}</Text>}
      <Button onClick={onTryAgain}>Try again</Button>
      <IssuesLink />
    </Alert>
  );
};

const Done = ({ intent: { invoice, difference } }: { intent: IntentState }) => {
  const { money } = useFormat();
  return (
    <>
      <Alert
        variant="success"
        title={invoice?.number ? `Invoice ${invoice.number} is in Xero` : 'The invoice is in Xero'}
      >
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
