import { Button } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import { useCreation } from '../create/use-creation.ts';

interface SubmitAgainProps {
  invoice: DealInvoice;
  may: May;
  /** Is called when it was submitted, or could not be. */
  onActed: () => void;
}

/**
 * Puts the deal as it is now in place of what the draft in Xero holds, seen before, and submits it for approval (C52). It stays,
 * shut, with what was just done.
 */
export const SubmitAgain = ({ invoice, may, onActed }: SubmitAgainProps) => {
  const creation = useCreation({ onActed, onFilled: onActed, revised: invoice.id });
  const wasReturned = invoice.approval?.state === 'returned';
  const isOffered = invoice.actions.includes('resubmit');
  if (!isOffered && creation.stage.at !== 'sent') return null;
  const label = wasReturned ? 'Submit again' : 'Renew from the deal and submit';
  return (
    <Button
      size={wasReturned ? 'sm' : 'xs'}
      variant={wasReturned && isOffered ? 'primary' : 'secondary'}
      disabled={!isOffered}
      onClick={creation.open}
      overlay={<CreatePanel id={`resubmit-${invoice.id}`} title={label} creation={creation} may={may} />}
    >
      {label}
    </Button>
  );
};
