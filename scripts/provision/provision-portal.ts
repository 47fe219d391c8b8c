import { setTimeout as sleep } from 'node:timers/promises';
import { createVendors, type Vendors } from '../../functions/runtime/create-vendors.ts';
import { patiently } from '../../functions/runtime/patiently.ts';
import { systemClock } from '../../src/lib/clock.ts';
import type { Config } from '../../src/lib/config.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { unwrap, type Result } from '../../src/lib/result.ts';
import { startPull } from '../../src/mirror/start-pull.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import type { Store } from '../../src/store/open.ts';
import { connectOrganisations } from '../../src/tenancy/connect-organisations.ts';
import { installPortal } from '../../src/tenancy/install-portal.ts';
import { XERO_SCOPES } from '../../src/tenancy/scopes.ts';
import { hubspotTokens, xeroTokens } from '../../src/tenancy/token-sources.ts';
import { consentAtHubSpot, consentAtXero, demoPeople, type DemoPeople } from './stand-ins.ts';

interface Demo {
  store: Store;
  config: Config;
  /** What HubSpot's consent page asks the installer for. */
  hubspotScopes: readonly string[];
  /** What it asks for beside, where that is wanted. */
  optionalScopes?: readonly string[];
}

/**
 * Installs and connects the stand-ins' portal as its people would: the administrator installs, the codes of both consents
 * go through the real adapters, finance may approve everywhere, the rep may invoice own deals and those of the team, and
 * writing to Xero is switched on. Does nothing when both vendors still accept what is stored. Returns the portal's id and whether there was anything to do.
 */
export async function provisionPortal(demo: Demo): Promise<{ portalId: string; done: boolean }> {
  const vendors = createVendors(demo.config, { store: demo.store, clock: systemClock });
  const people = await demoPeople(demo.config.hubspot.apiUrl);
  if (await isUsable(demo, vendors, people.portalId)) return { portalId: people.portalId, done: false };
  await install(demo, vendors, people.admin);
  await connect(demo, vendors, { portalId: people.portalId, connectedBy: people.finance });
  await grantRights(demo.store, people);
  await switchLive(demo.store, people);
  await startPull(inMirror(demo.store), people.portalId);
  return { portalId: people.portalId, done: true };
}

async function isUsable({ store, config }: Demo, { hubspot, xero }: Vendors, portalId: string): Promise<boolean> {
  const [tenantId] = await inMirror(store)(portalId, ({ rows }) => rows.connectedTenants());
  if (tenantId === undefined) return false;
  const shared = { store: store.system, keyRing: config.keyRing, clock: systemClock };
  const now = { fresh: false };
  const ofHubSpot = await hubspotTokens({ ...shared, refresh: hubspot.tokens.refresh })({ portalId }, now);
  const ofXero = await xeroTokens({ ...shared, refresh: xero.tokens.refresh })({ portalId, tenantId }, now);
  if (!ofHubSpot.ok || !ofXero.ok) return false;
  // A vendor that is merely busy has not refused what is stored.
  const portal = await patiently(hubspot.accountDetails, PATIENCE_SECONDS)(ofHubSpot.value);
  const connections = await patiently(xero.connections, PATIENCE_SECONDS)(ofXero.value);
  return portal.ok && connections.ok && connections.value.some((connection) => connection.tenantId === tenantId);
}

const PATIENCE_SECONDS = 60;
const ATTEMPTS = 10;
const PAUSE_MS = 200;

/** Consents and exchanges anew while the vendor is throttling: a code is good once. Throws any other failure. */
async function untilLetIn(attempt: () => Promise<Result<unknown, Failure>>): Promise<void> {
  for (let left = ATTEMPTS; ; left -= 1) {
    const done = await attempt();
    if (done.ok || done.error.code !== 'vendor_throttled' || left === 0) return void unwrap(done);
    await sleep(PAUSE_MS);
  }
}

async function install(
  { store, config, hubspotScopes, optionalScopes = [] }: Demo,
  { hubspot }: Vendors,
  admin: string,
): Promise<void> {
  const deps = { store: store.system, keyRing: config.keyRing, clock: systemClock };
  const vendor = { exchangeCode: hubspot.tokens.exchangeCode, describePortal: hubspot.accountDetails };
  await untilLetIn(async () => {
    const consent = await consentAtHubSpot(config.hubspot.apiUrl, {
      userId: admin,
      scopes: hubspotScopes,
      optionalScopes,
    });
    return installPortal({ ...deps, ...vendor }, consent);
  });
}

async function connect(
  { store, config }: Demo,
  { xero }: Vendors,
  who: { portalId: string; connectedBy: string },
): Promise<void> {
  const deps = { store: store.system, keyRing: config.keyRing, clock: systemClock };
  const vendor = { exchangeCode: xero.tokens.exchangeCode, listConnections: xero.connections };
  await untilLetIn(async () => {
    const consent = await consentAtXero(config.xero.apiUrl, XERO_SCOPES);
    return connectOrganisations({ ...deps, ...vendor }, { ...who, ...consent });
  });
}

async function grantRights(store: Store, { portalId, finance, rep }: DemoPeople): Promise<void> {
  const rules = [
    { subject_id: finance, right: 'approve', scope: 'all' },
    { subject_id: rep, right: 'invoice', scope: 'own' },
    { subject_id: rep, right: 'invoice', scope: 'team' },
  ] as const;
  await store.withPortal(portalId, ({ db }) =>
    db
      .insertInto('access_rules')
      .values(rules.map((rule) => ({ portal_id: portalId, subject_kind: 'user' as const, ...rule })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** The demo has written to Xero for a month: what was won lately should have been billed, what was won before not by Tieout. */
const LIVE_FOR_MS = 30 * 86_400_000;

async function switchLive(store: Store, { portalId, finance }: DemoPeople): Promise<void> {
  await store.withPortal(portalId, ({ db }) =>
    db
      .updateTable('xero_connections')
      .set({ live: true, live_by: finance, live_at: new Date(systemClock.now().getTime() - LIVE_FOR_MS) })
      .where('portal_id', '=', portalId)
      .execute(),
  );
}
