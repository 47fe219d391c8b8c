import { Alert, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { actionWords, nameOfInvoice } from './action-words.ts';
import type { Acting } from './use-invoice-actions.ts';

interface ActionOutcomeProps {
  acting: Acting | null;
  /** As they stand now. */
  invoices: readonly DealInvoice[];
}

/** How the action last taken stands, until the invoice stands otherwise; what was done well speaks for itself. */
export const ActionOutcome = ({ acting, invoices }: ActionOutcomeProps) => {
  if (!acting || acting.at === 'done' || isPast(acting, invoices)) return null;
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

/** That it stood otherwise than was shown is why a conflict is told: that stays until the next action. */
function isPast(acting: Acting, invoices: readonly DealInvoice[]): boolean {
  if (acting.at === 'running' || (acting.at === 'refused' && acting.problem.code === 'conflict')) return false;
  const now = invoices.find(({ id }) => id === acting.invoice.id);
  return now === undefined || standing(now) !== standing(acting.invoice);
}

const standing = ({ state, actions }: DealInvoice): string => [state, ...actions].join();
