import { Button } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import { useCreation, type Creation } from '../create/use-creation.ts';

interface SubmitAgainProps {
  invoice: DealInvoice;
  may: May;
  /** Is called when it was submitted, or could not be. */
  onActed: () => void;
}

/**
 * Puts the deal as it is now in place of what the draft in Xero holds, seen before, and submits it for approval (C52). Once opened
 * it stays, shut when it is offered no more: the panel with what is being done belongs to it.
 */
export const SubmitAgain = ({ invoice, may, onActed }: SubmitAgainProps) => {
  const creation = useCreation({ onActed, onFilled: onActed, revised: { invoiceId: invoice.id, submits: true } });
  const wasReturned = invoice.approval?.state === 'returned';
  const [opened, setOpened] = useState(wasReturned);
  const isOffered = invoice.actions.includes('resubmit');
  if (!isOffered && !wasOpened(creation)) return null;
  // What was just done keeps its name, although by now the invoice waits for approval.
  const label = isOffered ? labelOf(wasReturned) : labelOf(opened);
  return (
    <Button
      size={wasReturned ? 'sm' : 'xs'}
      variant={wasReturned && isOffered ? 'primary' : 'secondary'}
      disabled={!isOffered}
      onClick={() => {
        setOpened(wasReturned);
        creation.open(invoice.stepId ?? undefined);
      }}
      overlay={<CreatePanel id={`resubmit-${invoice.id}`} title={label} creation={creation} may={may} />}
    >
      {label}
    </Button>
  );
};

const labelOf = (wasReturned: boolean): string => (wasReturned ? 'Submit again' : 'Renew from the deal and submit');

const wasOpened = ({ stage }: Creation): boolean => stage.at !== 'reading' || stage.before !== null;
