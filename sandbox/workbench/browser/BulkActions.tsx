import { useState } from 'react';
import { CardHost } from './card/CardHost.tsx';
import { Dialog } from './components/Dialog.tsx';
import type { Card, Setting } from './data.ts';
import { means, type ObjectType } from './object-types.ts';

interface BulkActionsProps {
  setting: Setting;
  type: ObjectType;
  /** Ids of the records that are chosen in the list. */
  chosen: readonly string[];
}

/** What can be done with the chosen records: the bulk actions that the app brings for their type, each in a panel or modal. */
export const BulkActions = ({ setting, type, chosen }: BulkActionsProps) => {
  const { workbench, portal } = setting;
  const [open, setOpen] = useState<{ card: Card; ids: readonly string[] } | null>(null);
  const cards = workbench.cards.filter(
    ({ location, objectTypes }) =>
      location === 'crm.bulkActions' && objectTypes.some((written) => means(type, written)),
  );
  if (portal.install === null || cards.length === 0) return null;
  return (
    <>
      <div role="group" aria-label="Bulk actions" className="bulk-actions">
        <span>{`${chosen.length} chosen`}</span>
        {cards.map((card) => (
          <button
            key={card.uid}
            type="button"
            className="button button-secondary button-sm"
            disabled={chosen.length === 0}
            onClick={() => setOpen({ card, ids: chosen })}
          >
            {card.name}
          </button>
        ))}
      </div>
      {open && <BulkPanel setting={setting} type={type} {...open} onClose={() => setOpen(null)} />}
    </>
  );
};

interface BulkPanelProps {
  setting: Setting;
  type: ObjectType;
  card: Card;
  /** As they were chosen when it was opened. */
  ids: readonly string[];
  onClose: () => void;
}

const BulkPanel = ({ setting, type, card, ids, onClose }: BulkPanelProps) => (
  <Dialog
    kind={card.displayMode === 'MODAL' ? 'modal' : 'panel'}
    title={card.name}
    width="lg"
    blocking
    onClose={onClose}
  >
    <div className="dialog-body">
      <CardHost
        key={setting.user.userId}
        card={card}
        setting={setting}
        place={{ location: 'crm.bulkActions', type, ids }}
      />
    </div>
  </Dialog>
);
