import type { Express } from 'express';
import type { Selectable } from 'kysely';
import { assemble } from '../../functions/runtime/compose.ts';
import type { Deps } from '../../functions/runtime/deps.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { randomId } from '../../src/lib/ids.ts';
import type { Tables } from '../../src/store/tables.ts';
import { issueConnectTicket } from '../../src/tenancy/issue-connect-ticket.ts';
import { HUBSPOT_SCOPES, XERO_SCOPES } from '../../src/tenancy/scopes.ts';
import type { FreshDatabase } from './databases.ts';
import type { WireAnswer } from './door-transports.ts';
import type { PlayBrowser } from './play-browser.ts';
import { startStandIns, type StandIns } from './stand-ins.ts';
import { testLog } from './test-log.ts';
import { openTestStore, type TestStore } from './test-store.ts';

export const PORTAL = String(cast.portalId);
export const INSTALLER = String(cast.users.admin.userId);

/** The doors of consent before both stand-ins, nothing installed. */
export interface ConsentHouse extends TestStore {
  standIns: StandIns;
  app: Express;
  deps: Deps;
  /** How far the product's clock is ahead, in seconds. */
  later: (seconds: number) => void;
  /** What HubSpot gives to the user who agrees there; default: the administrator. */
  codeOfHubSpot: (userId?: string, scopes?: readonly string[]) => Promise<string>;
  /** What Xero gives to the person who agrees there; default: for the first organisation. */
  codeOfXero: (tenantIds?: string[]) => Promise<string>;
  /** The address that a signed admin gets; default: the installer's. */
  ticket: (who?: { portalId?: string; userId?: string }) => Promise<string>;
  /** Installs the app as the marketplace does. */
  install: (browser: PlayBrowser, userId?: string) => Promise<WireAnswer>;
  /** The connections of a portal, as stored; default: of the installed one. */
  connections: (portalId?: string) => Promise<Selectable<Tables['xero_connections']>[]>;
  /** Forgets that the portal was ever connected. */
  forget: () => Promise<void>;
  /** From the ticket to the page that asks whether to connect. */
  walkToConfirm: (browser: PlayBrowser, how?: { tenantIds?: string[]; url?: string }) => Promise<WireAnswer>;
}

/** `browserUrl`: where real browsers find our pages; HubSpot's own are the stand-in's then. */
export async function openConsentHouse(
  fresh: () => Promise<FreshDatabase>,
  browserUrl?: string,
): Promise<ConsentHouse> {
  const opened = await openTestStore(fresh);
  const standIns = await startStandIns(browserUrl);
  if (browserUrl !== undefined) standIns.config.hubspot.appUrl = standIns.hubspot.url;
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const basics = { log: testLog(), clock, newId: randomId, metrics: createMetrics() };
  const { deps } = assemble(opened.store, standIns.config, basics);
  const app = createApp(deps, doors);
  const ask = async (url: string, body: object): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/__sandbox/consent`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { code: string }).code;
  };
  const house: ConsentHouse = {
    ...opened,
    ...{ standIns, app, deps },
    later: (seconds) => void (ahead += seconds * 1000),
    codeOfHubSpot: (userId = INSTALLER, scopes = HUBSPOT_SCOPES) =>
      ask(standIns.hubspot.url, { userId: Number(userId), scopes }),
    codeOfXero: (tenantIds) => ask(standIns.xero.url, { scopes: XERO_SCOPES, ...(tenantIds && { tenantIds }) }),
    ticket: async ({ portalId = PORTAL, userId = INSTALLER } = {}) =>
      (await issueConnectTicket(deps.consent.connecting, { portalId, userId, userEmail: `user${userId}@acme.test` }))
        .url,
    install: async (browser, userId) => {
      const back = encodeURIComponent('https://app.hubspot.com/back');
      return browser.open(`/oauth/hubspot/callback?code=${await house.codeOfHubSpot(userId)}&returnUrl=${back}`);
    },
    connections: (portalId = PORTAL) =>
      opened.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('xero_connections').selectAll().orderBy('connected_at').execute(),
      ),
    forget: async () => {
      await opened.store.withPortal(PORTAL, ({ db }) => db.deleteFrom('xero_connections').execute());
    },
    walkToConfirm: async (browser, { tenantIds, url } = {}) => {
      const page = await browser.open(url ?? (await house.ticket()));
      const state = stateOf(await browser.submit(page));
      const code = await house.codeOfXero(tenantIds);
      const returned = await browser.open(`/oauth/xero/callback?code=${code}&state=${state}`);
      return returned.status === 303 ? browser.open(returned.headers['location'] ?? '') : returned;
    },
    remove: async () => {
      await standIns.close();
      await opened.remove();
    },
  };
  return house;
}

/** The state that a redirect takes along. */
export const stateOf = ({ headers, text }: WireAnswer): string => {
  const state = new URL(headers['location'] ?? 'https://none').searchParams.get('state');
  if (state === null) throw new Error(`No state was taken along: ${text}`);
  return state;
};
