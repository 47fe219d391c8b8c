import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import { UNKNOWN_BUDGET, type AddCalls, type CallBudget, type LimitsTold } from '../../mirror/calls/ports.ts';
import { createLedger } from './call-ledger.ts';
import type { Gates } from './gate.ts';
import { createHubSpotGate } from './hubspot-gate.ts';
import type { SharedStore } from './shared-count.ts';
import { createXeroGate } from './xero-gate.ts';

interface LimitDeps {
  /** Where processes count together; null: this one is alone. */
  shared: SharedStore | null;
  addCalls: AddCalls;
  limitsTold: LimitsTold;
  clock: Clock;
  log: Log;
}

/** The vendors' limits, kept. */
export interface Limits {
  gates: Gates;
  /** What is left of an organisation's calls, as far as this process knows; of HubSpot's (`''`) nothing is known. */
  budgetOf: (tenantId: string) => CallBudget;
  /** Hands on the calls that are counted in memory alone. */
  flush: () => Promise<void>;
}

export function createLimits({ addCalls, ...deps }: LimitDeps): Limits {
  const ledger = createLedger({ ...deps, add: addCalls });
  const xero = createXeroGate({ ...deps, ledger });
  return {
    gates: { xero: xero.gate, hubspot: createHubSpotGate({ ...deps, ledger }) },
    budgetOf: (tenantId) => (tenantId === '' ? UNKNOWN_BUDGET : xero.budgetOf(tenantId)),
    flush: ledger.flush,
  };
}
