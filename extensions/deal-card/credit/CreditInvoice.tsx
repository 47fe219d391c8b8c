import { Button } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { CreditPanel } from './CreditPanel.tsx';
import { useCredit } from './use-credit.ts';

interface CreditInvoiceProps {
  invoice: DealInvoice;
  /** Is called when it was credited, or could not be. */
  onActed: () => void;
}

/** Credits the invoice, as a whole or in part. It stays until its panel is closed, shut when it is offered no more. */
export const CreditInvoice = ({ invoice, onActed }: CreditInvoiceProps) => {
  const [isOpen, setOpen] = useState(false);
  const isOffered = invoice.actions.includes('credit');
  if (!isOffered && !isOpen) return null;
  return (
    <CreditButton
      {...{ invoice, isOffered, onActed }}
      id={`credit-${invoice.id}`}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
    />
  );
};

interface CreditButtonProps extends CreditInvoiceProps {
  /** Of the panel. */
  id: string;
  isOffered: boolean;
  /** Where it is the one primary button of the surface: what it says there. */
  primary?: string | undefined;
  /** What is credited unless the person says otherwise, with tax; absent: all of it. */
  amount?: string | undefined;
  onOpen: () => void;
  /** Is called when the panel was closed. */
  onClose: () => void;
}

/** The button that opens the panel of a credit note, with what came of it until that is closed. */
export const CreditButton = ({ id, invoice, isOffered, primary, amount, onActed, ...panel }: CreditButtonProps) => {
  const credit = useCredit(invoice.id, { onActed, amount });
  const look = primary === undefined ? ({ size: 'xs' } as const) : ({ variant: 'primary' } as const);
  const open = (): void => {
    panel.onOpen();
    credit.open();
  };
  return (
    <Button
      {...look}
      disabled={!isOffered}
      onClick={open}
      overlay={<CreditPanel {...{ id, invoice, credit }} onClose={panel.onClose} />}
    >
      {primary ?? 'Credit'}
    </Button>
  );
};
