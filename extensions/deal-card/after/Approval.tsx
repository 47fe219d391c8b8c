import { Alert, Text } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { ago } from '../../shared/format/words.ts';
import { useNow } from '../../shared/format/use-now.ts';

/** How asking for the invoice's approval stands: it waits, or it was returned with a reason (C52). */
export const Approval = ({ invoice: { approval, actions } }: { invoice: DealInvoice }) => {
  const now = useNow();
  if (approval?.state === 'waiting')
    return (
      <Alert variant="info" title="Waiting for approval">
        <Text>
          Asked {ago(approval.askedAt, now)} by {approval.askedBy ?? 'somebody in Xero'}.
          {approval.note === null ? '' : ` Note: ${approval.note}`}
        </Text>
      </Alert>
    );
  if (approval?.state !== 'returned') return null;
  return (
    <Alert variant="warning" title={`Returned by ${approval.decidedBy ?? 'somebody in Xero'}`}>
      <Text>{approval.reason ?? 'Why was not said here: look at the history of the invoice in Xero.'}</Text>
      {actions.includes('resubmit') && (
        <Text>Mend the deal, then submit it again: you see what would be sent before.</Text>
      )}
    </Alert>
  );
};
