import { Button, Link, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { useRef } from 'react';
import type { UnbilledRow } from '../../../src/contract/unbilled.ts';
import { CreatePanel } from '../../deal-card/create/CreatePanel.tsx';
import { useCreation } from '../../deal-card/create/use-creation.ts';
import { DealOnPage } from '../../deal-card/use-deal.ts';
import { recordHref } from '../issues/issue-words.ts';
import type { Look } from './use-unbilled.ts';

interface FixProps {
  row: UnbilledRow;
  /** Looks again at the list behind. */
  look: Look;
}

/** The one thing to do about the deal: its invoice is shown and made here, or it is gone to where it can be put right. */
export const Fix = ({ row, look }: FixProps) => {
  if (row.fix === 'invoice')
    return (
      <DealOnPage.Provider value={row.dealId}>
        <Invoice row={row} look={look} />
      </DealOnPage.Provider>
    );
  if (row.fix === 'approve') return <Approve />;
  return <OpenDeal dealId={row.dealId} label={row.fix === 'link' ? 'Link an invoice' : 'Open deal'} />;
};

/** The panel belongs to the row: the list is looked at again once it is closed, so that what was just done can be read. */
const Invoice = ({ row, look }: FixProps) => {
  const seen = useRef({ isOpen: false, hasActed: false });
  const lookAgain = (): void => {
    if (!seen.current.hasActed || seen.current.isOpen) return;
    seen.current.hasActed = false;
    void look();
  };
  const acted = (): void => {
    seen.current.hasActed = true;
    lookAgain();
  };
  const creation = useCreation({ onActed: acted, onFilled: acted });
  const open = (): void => {
    seen.current.isOpen = true;
    creation.open();
  };
  const close = (): void => {
    seen.current.isOpen = false;
    lookAgain();
  };
  const panel = { id: `invoice-${row.dealId}`, title: `Invoice for ${row.name}`, creation, onClose: close };
  return (
    <Button
      size="xs"
      onClick={open}
      overlay={<CreatePanel {...panel} may={{ nameNew: row.isNewCustomer, manage: false }} />}
    >
      Invoice
    </Button>
  );
};

const Approve = () => {
  const { navigateToPage } = useExtensionActions<'pages'>();
  return (
    <Button size="xs" onClick={() => navigateToPage({ to: '/approvals' })}>
      Approve
    </Button>
  );
};

const OpenDeal = ({ dealId, label }: { dealId: string; label: string }) => {
  const { portal } = useExtensionContext<'pages'>();
  return <Link href={recordHref(portal.id, { objectTypeId: '0-3', objectId: dealId })}>{label}</Link>;
};
