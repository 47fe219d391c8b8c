import { openIssue } from '../../src/issues/open-issue.ts';
import type { IssueReport } from '../../src/issues/ports.ts';
import type { Log } from '../../src/lib/log.ts';
import type { EndedConnection, TokenWatch } from '../../src/tenancy/ports.ts';
import type { Metrics } from './metrics.ts';
import type { TreatDeps } from './treat-failure.ts';

export interface WatchDeps extends TreatDeps {
  log: Log;
  metrics: Pick<Metrics, 'tokenRefresh'>;
}

/**
 * Tells how refreshing goes: the metrics count it, whoever runs the service reads of it what is theirs to mend, and each portal
 * gets one issue for a connection that has ended, whichever portal's work has found that out.
 */
export function createTokenWatch({ log, metrics, inMirror, clock, newId }: WatchDeps): TokenWatch {
  return {
    refreshed: (vendor, outcome, failure) => {
      metrics.tokenRefresh(vendor, outcome);
      if (outcome === 'app_refused')
        log.error({ vendor, failure }, 'the vendor does not accept the app itself: its id or its secret is wrong');
      else if (failure) log.warn({ vendor, outcome, failure }, 'a token was not renewed');
    },
    ended: async (connections) => {
      for (const connection of connections)
        await inMirror(connection.portalId, ({ issues }) =>
          openIssue({ issues, clock, newId }, wordsOf(connection)),
        ).catch((error: unknown) =>
          log.error({ err: error, portalId: connection.portalId }, 'could not tell that a connection has ended'),
        );
    },
  };
}

/** What ended, and who must do what. */
function wordsOf({ tenantId, tenantName, how }: EndedConnection): IssueReport {
  const kind = 'reconnect_needed' as const;
  const about = { tenantId: tenantId === '' ? null : tenantId };
  const issue = { kind, subject: tenantId === '' ? 'hubspot' : tenantId, about, vendorWords: [] };
  if (tenantId === '')
    return {
      ...issue,
      message: 'HubSpot no longer lets Tieout in.',
      fix: 'An admin of HubSpot has to install Tieout again.',
    };
  return how === 'in_xero'
    ? {
        ...issue,
        message: `Somebody has disconnected ${tenantName} from Tieout in Xero.`,
        fix: 'If that was not meant, an admin connects it again in the settings of Tieout. Nothing that is stored was lost.',
      }
    : {
        ...issue,
        message: `Xero no longer lets Tieout into ${tenantName}: what was allowed to it has ended.`,
        fix: 'An admin connects it again in the settings of Tieout. Nothing that is stored was lost.',
      };
}
