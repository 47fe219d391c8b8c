import { Button } from '@hubspot/ui-extensions';
import { CreatePanel } from './CreatePanel.tsx';
import type { May } from './may.ts';
import type { Creation } from './use-creation.ts';

interface CreateInvoiceProps {
  creation: Creation;
  mayCreate: boolean;
  may: May;
}

/**
 * The button that opens the draft in a panel. It stays when nothing may be created, shut: the panel belongs to it, and what
 * was just done must not vanish with it. It is the surface's one primary button as long as it can be used.
 */
export const CreateInvoice = ({ creation, mayCreate, may }: CreateInvoiceProps) => (
  <Button
    variant={mayCreate ? 'primary' : 'secondary'}
    disabled={!mayCreate}
    onClick={creation.open}
    overlay={<CreatePanel id="create-invoice" title="Create invoice" creation={creation} may={may} />}
  >
    Create invoice
  </Button>
);
