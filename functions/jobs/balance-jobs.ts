import type { Log } from '../../src/lib/log.ts';
import { tellBalances, type TellBalancesDeps } from '../../src/receivables/tell-balances.ts';

export interface BalanceJobDeps extends TellBalancesDeps {
  log: Log;
  connectedPortals: () => Promise<string[]>;
}

/** Compares what Xero says of each customer with the mirror, in every connected portal where both were just read: hourly. */
export async function tellAllBalances(deps: BalanceJobDeps): Promise<void> {
  for (const portalId of await deps.connectedPortals()) {
    await tellBalances(deps, portalId).then(
      (differing) => deps.log.info({ portalId, differing }, 'compared balances'),
      (error: unknown) => deps.log.error({ err: error, portalId }, 'could not compare balances'),
    );
  }
}
