import { Button } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import { useCreation } from '../create/use-creation.ts';

interface SubmitAgainProps {
  invoice: DealInvoice;
  may: May;
  /** Whether nothing else comes first on the card. */
  isLeading: boolean;
  /** Is called when it was submitted, or could not be. */
  onActed: () => void;
}

/**
 * Puts the deal as it is now in place of what the draft in Xero holds, seen before, and submits it for approval (C52). Until its
 * panel is closed it stays, under its name, shut when it is offered no more: what is being done belongs to it.
 */
export const SubmitAgain = ({ invoice, may, isLeading, onActed }: SubmitAgainProps) => {
  const creation = useCreation({ onActed, onFilled: onActed, revised: { invoiceId: invoice.id, submits: true } });
  const [opened, setOpened] = useState<string | null>(null);
  const isOffered = invoice.actions.includes('resubmit');
  if (!isOffered && opened === null) return null;
  const label = opened ?? labelOf(invoice.approval?.state === 'returned');
  const open = (): void => {
    setOpened(label);
    creation.open({ stepId: invoice.stepId ?? undefined });
  };
  return (
    <Button
      size={isLeading ? 'sm' : 'xs'}
      variant={isLeading && isOffered ? 'primary' : 'secondary'}
      disabled={!isOffered}
      onClick={open}
      overlay={
        <CreatePanel
          id={`resubmit-${invoice.id}`}
          title={label}
          {...{ creation, may }}
          onClose={() => setOpened(null)}
        />
      }
    >
      {label}
    </Button>
  );
};

const labelOf = (wasReturned: boolean): string => (wasReturned ? 'Submit again' : 'Renew from the deal and submit');
