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
 * was just done must not vanish with it.
 */
export const CreateInvoice = ({ creation, mayCreate, may }: CreateInvoiceProps) => (
  <Button
    variant="primary"
    disabled={!mayCreate}
    onClick={creation.open}
    overlay={<CreatePanel id="create-invoice" title="Create invoice" creation={creation} may={may} />}
  >
    Create invoice
  </Button>
);
