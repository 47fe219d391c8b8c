import { Alert, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { actionWords, nameOfInvoice } from './action-words.ts';
import type { Acting } from './use-invoice-actions.ts';

/** How the action last taken stands; what was done well speaks for itself. */
export const ActionOutcome = ({ acting }: { acting: Acting | null }) => {
  if (!acting || acting.at === 'done') return null;
  const { label, doing } = actionWords[acting.action];
  const name = nameOfInvoice(acting.invoice);
  if (acting.at === 'running') return <LoadingSpinner label={`${doing}: ${name}`} showLabel size="xs" />;
  if (acting.at === 'unsettled')
    return (
      <Alert variant="info" title={`${label}: ${name}`}>
        <Text>It is still being worked on, by itself; nothing is sent twice. Refresh in a minute to look.</Text>
      </Alert>
    );
  const { message, fix } = acting.problem;
  return (
    <Alert variant="danger" title={`${label}: ${name}`}>
      <Text>{message}</Text>
      {fix && <Text>{fix}</Text>}
    </Alert>
  );
};
