import { Button } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { CreatePanel } from './CreatePanel.tsx';
import type { May } from './may.ts';
import type { Creation } from './use-creation.ts';

interface CreateInvoiceProps {
  creation: Creation;
  /** Whether there is something to create now, and the person may. */
  mayCreate: boolean;
  may: May;
  /** On the button, e.g. `Invoice the deposit`. */
  label: string;
  onOpen: () => void;
  /** Called when the panel has closed. */
  onClose: () => void;
  /** What is shown as long as there is no draft to be read; left out: there is. */
  instead?: ReactNode;
}

/**
 * The button that opens the draft in a panel. It stays while nothing may be created, shut: the panel belongs to it, and what
 * was just done must not vanish with it. It is the surface's one primary button as long as it can be used.
 */
export const CreateInvoice = ({ mayCreate, label, onOpen, ...panel }: CreateInvoiceProps) => (
  <Button
    variant={mayCreate ? 'primary' : 'secondary'}
    disabled={!mayCreate}
    onClick={onOpen}
    overlay={<CreatePanel id="create-invoice" title={label} {...panel} />}
  >
    {label}
  </Button>
);
