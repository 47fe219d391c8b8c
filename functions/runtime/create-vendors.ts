import type { Clock } from '../../src/lib/clock.ts';
import type { Config } from '../../src/lib/config.ts';
import type { Confirmers, Readers } from '../../src/mirror/ports.ts';
import type { Store } from '../../src/store/open.ts';
import type { AccessTokens } from '../../src/tenancy/access-token.ts';
import { checkConnection, meaningOfRefusal } from '../../src/tenancy/check-connections.ts';
import type { TokenWatch } from '../../src/tenancy/ports.ts';
import type { IdleDeps } from '../../src/tenancy/refresh-idle.ts';
import { hubspotGrantTokens, NOBODY, xeroGrantTokens, xeroTokens } from '../../src/tenancy/token-sources.ts';
import { createHubSpot, type HubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import type { Gates } from '../../src/vendors/limits/gate.ts';
import type { OnCall } from '../../src/vendors/send.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';

export interface Vendors {
  xero: Xero;
  hubspot: HubSpot;
  readers: Readers;
  confirmers: Confirmers;
  /** Each vendor's stored grants, and what renews them. */
  grants: IdleDeps['vendors'];
  /** Access tokens: at Xero of its users, at HubSpot of portals. */
  tokens: { xero: AccessTokens; hubspot: AccessTokens };
  /** Asks Xero whether an organisation is still connected. */
  checkConnection: (who: XeroWho) => ReturnType<typeof checkConnection>;
}

interface Calling {
  store: Store;
  clock: Clock;
  onCall?: OnCall | undefined;
  gates?: Gates | undefined;
  watch?: TokenWatch | undefined;
}

type XeroWho = Parameters<typeof checkConnection>[1];

/** Each vendor's adapter asks tenancy for tokens, and tenancy asks the adapter to refresh them. */
export function createVendors(config: Config, { store, clock, onCall, gates, watch = NOBODY }: Calling): Vendors {
  const calling = { clock, onCall, gates };
  const shared = { store: store.system, keyRing: config.keyRing, clock, watch };
  const xero = createXero({
    ...{ ...config.xero, ...calling },
    token: (who, how) => checks.token(who, how),
    organisationRefused: (who, words) => meaningOfRefusal(checks, who, words),
  });
  const renewing = { ...shared, refresh: xero.tokens.refresh };
  const ofXero = xeroGrantTokens(renewing);
  const checks = { ...shared, token: xeroTokens(renewing, ofXero), listConnections: xero.connections };
  const hubspot = createHubSpot({ ...config.hubspot, ...calling, token: (who, how) => ofHubSpot(who.portalId, how) });
  const ofHubSpot = hubspotGrantTokens({ ...shared, refresh: hubspot.tokens.refresh });
  return {
    ...{ xero, hubspot, readers: { ...xero.readers, ...hubspot.readers } },
    confirmers: { ...xero.confirmers, ...hubspot.confirmers },
    grants: [
      { grants: store.system.xeroGrants, tokens: ofXero },
      { grants: store.system.hubspotGrants, tokens: ofHubSpot },
    ],
    tokens: { xero: ofXero, hubspot: ofHubSpot },
    checkConnection: (who) => checkConnection(checks, who),
  };
}
