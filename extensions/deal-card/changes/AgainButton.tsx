import { Button } from '@hubspot/ui-extensions';
import type { ComponentProps } from 'react';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { OfferProps } from './UpdateInvoice.tsx';

interface AgainButtonProps extends Pick<OfferProps, 'isOffered' | 'isPrimary'>, ComponentProps<typeof CreatePanel> {
  /** On the button, e.g. `Void and invoice again`. */
  label: string;
  onOpen: () => void;
}

/** Opens the panel in which an invoice is taken back first, and then made again. */
export const AgainButton = ({ isOffered, isPrimary, label, onOpen, ...panel }: AgainButtonProps) => (
  <Button
    size={isPrimary ? 'sm' : 'xs'}
    variant={isPrimary && isOffered ? 'primary' : 'secondary'}
    disabled={!isOffered}
    onClick={onOpen}
    overlay={<CreatePanel {...panel} />}
  >
    {label}
  </Button>
);
