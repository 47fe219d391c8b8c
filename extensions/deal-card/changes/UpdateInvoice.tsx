import { Button } from '@hubspot/ui-extensions';
import type { InvoiceChange } from '../../../src/contract/changes.ts';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import { useCreation } from '../create/use-creation.ts';

export interface OfferProps {
  change: InvoiceChange;
  /** Whether it is offered still: once it was taken the panel stays, with how it went. */
  isOffered: boolean;
  isPrimary: boolean;
  may: May;
  /** Is called when it is taken up. */
  onTaken: () => void;
  /** Is called when its panel was closed. */
  onClose: () => void;
  /** Is called when something was changed in Xero, or could not be. */
  onActed: () => void;
}

/** Shows what the invoice would become by the deal as it is now, and puts it there, its lines by their ids (C101). */
export const UpdateInvoice = ({ change, isOffered, isPrimary, may, onTaken, onClose, onActed }: OfferProps) => {
  const { invoiceId, number } = change;
  const creation = useCreation({ onActed, onFilled: onActed, revised: { invoiceId, submits: false } });
  const title = `Update ${number === '' ? 'the invoice' : number} from the deal`;
  return (
    <Button
      size={isPrimary ? 'sm' : 'xs'}
      variant={isPrimary && isOffered ? 'primary' : 'secondary'}
      disabled={!isOffered}
      onClick={() => {
        onTaken();
        creation.open();
      }}
      overlay={<CreatePanel id={`update-${invoiceId}`} {...{ title, creation, may, onClose }} />}
    >
      Update from the deal
    </Button>
  );
};
