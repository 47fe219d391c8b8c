import type { Clock } from '../../lib/clock.ts';
import type { NewId } from '../../lib/ids.ts';
import type { Log } from '../../lib/log.ts';
import {
  UNKNOWN_BUDGET,
  type AddCalls,
  type CallBudget,
  type CallPlaces,
  type LimitsTold,
} from '../../mirror/calls/ports.ts';
import { createLedger } from './call-ledger.ts';
import type { Gates } from './gate.ts';
import { createHubSpotGate } from './hubspot-gate.ts';
import type { SharedStore } from './shared-count.ts';
import { sharePlaces } from './shared-places.ts';
import { createXeroGate } from './xero-gate.ts';

interface LimitDeps {
  /** Where processes count together; null: this one is alone. */
  shared: SharedStore | null;
  /** The places for calls at once of those processes; not asked where this one is alone. */
  callPlaces: CallPlaces;
  addCalls: AddCalls;
  limitsTold: LimitsTold;
  clock: Clock;
  newId: NewId;
  log: Log;
}

/** The vendors' limits, kept. */
export interface Limits {
  gates: Gates;
  /** What is left of an organisation's calls, as far as this process knows; of HubSpot's (`''`) nothing is known. */
  budgetOf: (tenantId: string) => CallBudget;
  /** Hands on the calls that are counted in memory alone, and gives back the places that none holds. */
  flush: () => Promise<void>;
}

export function createLimits({ addCalls, callPlaces, newId, ...deps }: LimitDeps): Limits {
  const ledger = createLedger({ ...deps, add: addCalls });
  const places = deps.shared && sharePlaces({ places: callPlaces, holder: newId(), log: deps.log });
  const xero = createXeroGate({ ...deps, ledger, places });
  return {
    gates: { xero: xero.gate, hubspot: createHubSpotGate({ ...deps, ledger }) },
    budgetOf: (tenantId) => (tenantId === '' ? UNKNOWN_BUDGET : xero.budgetOf(tenantId)),
    flush: async () => {
      await ledger.flush();
      await places?.giveBack();
    },
  };
}
