import { useState } from 'react';
import { moveFocus } from '../components/tabs.tsx';
import type { Setting } from '../data.ts';
import { means } from '../object-types.ts';
import { CardHost } from './CardHost.tsx';
import type { RecordPlace } from './place.ts';

/** The cards of one place as tabs. Only the open one runs: a card that is left loses its state, as in HubSpot. */
export const CardTabs = ({ setting, place }: { setting: Setting; place: RecordPlace }) => {
  const { location, type } = place;
  const { workbench, user } = setting;
  const cards = workbench.cards.filter(
    (card) => card.location === location && card.objectTypes.some((written) => means(type, written)),
  );
  const [chosen, setChosen] = useState(cards[0]?.uid);
  const open = cards.find(({ uid }) => uid === chosen);
  if (!open) return location === 'crm.record.tab' ? <p className="empty">No card is placed on this record.</p> : null;
  return (
    <>
      <div role="tablist" aria-label="Cards" className="tabs" onKeyDown={moveFocus}>
        {cards.map(({ uid, name }) => (
          <button
            key={uid}
            type="button"
            role="tab"
            id={`card-tab-${uid}`}
            aria-selected={uid === open.uid}
            aria-controls={uid === open.uid ? `card-${uid}` : undefined}
            tabIndex={uid === open.uid ? 0 : -1}
            onClick={() => setChosen(uid)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`card-${open.uid}`} aria-labelledby={`card-tab-${open.uid}`} className="card-frame">
        <h2 className="visually-hidden">{open.name}</h2>
        <CardHost key={`${open.uid}/${user.userId}`} card={open} setting={setting} place={place} />
      </div>
    </>
  );
};
