import { Button } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { CreditPanel } from './CreditPanel.tsx';
import { useCredit } from './use-credit.ts';

interface CreditInvoiceProps {
  invoice: DealInvoice;
  /** Is called when it was credited, or could not be. */
  onActed: () => void;
}

/**
 * Credits the invoice, as a whole or in part. Once something was done it stays, shut when it is offered no more: the panel
 * with what became of it belongs to it.
 */
export const CreditInvoice = ({ invoice, onActed }: CreditInvoiceProps) => {
  const credit = useCredit(invoice.id, onActed);
  const isOffered = invoice.actions.includes('credit');
  if (!isOffered && !credit.clicked) return null;
  return (
    <Button
      size="xs"
      disabled={!isOffered}
      onClick={credit.clicked?.at === 'written' ? credit.again : credit.reload}
      overlay={<CreditPanel invoice={invoice} credit={credit} />}
    >
      Credit
    </Button>
  );
};
