import { problemOf } from '../../../functions/runtime/failures.ts';
import { createSendNow, type SendNow } from '../../../functions/runtime/send-now.ts';
import type { LiveDeal } from '../../../src/invoicing/facts.ts';
import type { LiveQuote } from '../../../src/invoicing/quotes/facts.ts';
import type { OutboxDeps } from '../../../src/invoicing/outbox/outbox-deps.ts';
import { randomId } from '../../../src/lib/ids.ts';
import { ok } from '../../../src/lib/result.ts';
import { ianaZone } from '../../../src/mirror/rules/xero-zones.ts';
import { inOutbox } from '../../../src/store/outbox-unit.ts';
import { liveDeal } from '../billing-facts.ts';
import { newPortal } from '../card-ledgers.ts';
import type { FreshDatabase } from '../databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../door-house.ts';
import { matched } from '../draft-house.ts';
import type { Ledger } from '../ledger-builder.ts';
import { testLog } from '../test-log.ts';
import { PlayXero } from './play-xero.ts';

/** The doors, with a Xero of play behind the outbox, and a HubSpot that says of deal 5 what it is told to say. */
export interface OutboxHouse extends DoorHouse {
  xero: PlayXero;
  outbox: OutboxDeps;
  hubspotSays: (deal: LiveDeal) => void;
  /** What HubSpot says of whichever quote it is asked for; null: it has none. */
  quoteSays: (quote: LiveQuote | null) => void;
  /** Lets nothing be sent by the door that commits, as on Lambda; and again. */
  sendAtOnce: (atOnce: boolean) => void;
  /** A portal of its own that may write; its id. */
  write: (build?: (portalId: string) => Ledger) => Promise<string>;
}

export async function openOutboxHouse(fresh: () => Promise<FreshDatabase>): Promise<OutboxHouse> {
  let deal = liveDeal();
  let quote: LiveQuote | null = null;
  let sendNow: SendNow | null = null;
  let atOnce = true;
  const xero = new PlayXero(() => NOW.getTime());
  const house = await openDoorHouse(fresh, testLog(), {
    readDeal: () => Promise.resolve(ok(deal)),
    readQuote: () => Promise.resolve(ok(quote)),
    xero,
    sendNow: {
      send: async (...intents) => (atOnce ? sendNow?.send(...intents) : undefined),
      idle: () => Promise.resolve(),
    },
  });
  // Of every portal here; its number is the mirror's affair.
  xero.addContact('c', { name: 'Zoë & Söhne GmbH', contactNumber: null });
  const outbox: OutboxDeps = {
    inOutbox: inOutbox(house.store, ianaZone),
    writer: xero,
    clock: { now: () => NOW },
    newId: randomId,
    words: problemOf,
  };
  sendNow = createSendNow({ ...outbox, log: testLog() });
  return {
    ...{ ...house, xero, outbox },
    hubspotSays: (said) => {
      deal = said;
    },
    quoteSays: (said) => {
      quote = said;
    },
    sendAtOnce: (now) => {
      atOnce = now;
    },
    write: async (build = matched) => {
      const portalId = newPortal();
      await build(portalId).write(house.store);
      await house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('xero_connections').set({ live: true }).execute(),
      );
      return portalId;
    },
  };
}
