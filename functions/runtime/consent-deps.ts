import type { AccessStore } from '../../src/access/ports.ts';
import { isAdmin } from '../../src/access/rules/is-admin.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { Config } from '../../src/lib/config.ts';
import type { NewId } from '../../src/lib/ids.ts';
import type { Log } from '../../src/lib/log.ts';
import type { TicketDeps } from '../../src/tenancy/issue-connect-ticket.ts';
import type { ConfirmDeps } from '../../src/tenancy/confirm-connection.ts';
import type { FinishDeps } from '../../src/tenancy/finish-install.ts';
import { giveBackConsents, type GiveBackDeps } from '../../src/tenancy/give-back-consents.ts';
import type { LeaveDeps } from '../../src/tenancy/leave-for-xero.ts';
import type { TenancyStore } from '../../src/tenancy/ports.ts';
import type { ReturnDeps } from '../../src/tenancy/return-from-xero.ts';
import { patiently } from './patiently.ts';

/** A page of consent waits longer than a card: what brought the person there counts once, and would be lost. HubSpot's limit is over 10 s. */
const PAGE_SECONDS = 10;

/** What the doors of installing and connecting need. */
export interface ConsentDeps {
  /** Where browsers find our pages; no trailing slash. */
  browserUrl: string;
  /** Our app at HubSpot, and where HubSpot's own pages are. */
  hubspotApp: { clientId: string; appUrl: string };
  installing: FinishDeps & { newId: NewId };
  connecting: TicketDeps & LeaveDeps & ReturnDeps & ConfirmDeps;
  /** Starts reading every stream that the portal has by now, unless that is asked for already. */
  readAll: (portalId: string) => Promise<unknown>;
  /** Clears away consents whose time is over, and ends at Xero what they had connected and nobody uses. */
  giveBack: () => ReturnType<typeof giveBackConsents>;
}

interface Parts {
  clock: Clock;
  newId: NewId;
  log: Log;
  inPortal: <T>(portalId: string, work: (reads: { access: AccessStore }) => Promise<T>) => Promise<T>;
  config: Config;
  store: TenancyStore;
  xero: {
    tokens: Pick<ReturnDeps, 'exchangeCode'> & Pick<GiveBackDeps, 'refresh'>;
    connections: ReturnDeps['listConnections'];
    deleteConnection: GiveBackDeps['deleteConnection'];
  };
  hubspot: { tokens: Pick<FinishDeps, 'exchangeCode'>; accountDetails: FinishDeps['describePortal'] };
  readAll: ConsentDeps['readAll'];
}

export function createConsentDeps(parts: Parts): ConsentDeps {
  const { config, store, xero, hubspot, clock, newId, readAll } = parts;
  const { browserUrl, keyRing } = config;
  const shared = { store, consents: store.consents, keyRing, clock, newId };
  return {
    browserUrl,
    hubspotApp: config.hubspot,
    installing: {
      ...shared,
      exchangeCode: patiently(hubspot.tokens.exchangeCode, PAGE_SECONDS),
      describePortal: patiently(hubspot.accountDetails, PAGE_SECONDS),
    },
    connecting: {
      ...shared,
      browserUrl,
      exchangeCode: patiently(xero.tokens.exchangeCode, PAGE_SECONDS),
      listConnections: patiently(xero.connections, PAGE_SECONDS),
      mayConnect: mayConnect(parts),
      xeroApp: { ...config.xero, redirectUri: xeroRedirectUri(browserUrl) },
    },
    readAll,
    giveBack: () =>
      giveBackConsents({
        ...{ ...shared, refresh: xero.tokens.refresh, deleteConnection: xero.deleteConnection },
        broken: (error) => parts.log.error({ err: error }, 'could not give back a consent'),
      }),
  };
}

/** Where Xero sends people back to; the app at Xero names it, letter by letter. */
const xeroRedirectUri = (browserUrl: string): string => `${browserUrl}/oauth/xero/callback`;

/** The same for HubSpot. */
export const hubspotRedirectUri = (browserUrl: string): string => `${browserUrl}/oauth/hubspot/callback`;

const mayConnect =
  ({ inPortal }: Parts): LeaveDeps['mayConnect'] =>
  ({ portalId, userId }) =>
    inPortal(portalId, async ({ access }) => {
      const facts = await access.factsOf(userId);
      return facts !== null && isAdmin(facts);
    });
