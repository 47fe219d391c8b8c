import type { Deps } from '../../../functions/runtime/deps.ts';
import type { OutboxDeps } from '../../../src/invoicing/outbox/outbox-deps.ts';
import { workOnIntent } from '../../../src/invoicing/outbox/work-on-intent.ts';
import { killingCall, killingWithin, mortal, type Fate } from './killing.ts';

/** What the doors and jobs are given, over that outbox, in a process that is killed or held up as its fate says. */
export function mortalDoors(doors: Deps, outbox: OutboxDeps, fate: Fate): Deps {
  const own = mortal(outbox, fate);
  return {
    ...doors,
    inOutbox: own.inOutbox,
    inPortal: killingWithin(doors.inPortal, fate),
    inBulk: killingWithin(doors.inBulk, fate),
    readDeal: (...asked) => killingCall(fate, () => doors.readDeal(...asked)),
    xero: own.writer,
    // In the process itself, which the killing ends wherever it is: nothing is caught.
    sendNow: {
      send: async (portalId, intentIds) => {
        for (const intentId of intentIds) await workOnIntent(own, { portalId, intentId });
      },
      idle: () => Promise.resolve(),
    },
  };
}
