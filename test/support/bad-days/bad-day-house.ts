import { join } from 'node:path';
import type { RequestHandler } from 'express';
import express from 'express';
import { assemble, type Product } from '../../../functions/runtime/compose.ts';
import { createVendors } from '../../../functions/runtime/create-vendors.ts';
import { doors } from '../../../functions/runtime/doors.ts';
import { createApp } from '../../../functions/runtime/express.ts';
import { createMetrics } from '../../../functions/runtime/metrics.ts';
import { readApp } from '../../../sandbox/hubspot/app-config.ts';
import { linksOf } from '../../../sandbox/hubspot/associations/links.ts';
import { realLimits } from '../../../sandbox/hubspot/limits.ts';
import type { RunningHubSpot } from '../../../sandbox/hubspot/start-hubspot.ts';
import { createClock, type Clock } from '../../../sandbox/kit/clock.ts';
import { startServer } from '../../../sandbox/kit/server.ts';
import { cast } from '../../../sandbox/seed/cast.ts';
import { ukWorld } from '../../../sandbox/seed/uk.ts';
import type { XeroStandIn } from '../../../sandbox/xero/start.ts';
import { provisionPortal } from '../../../scripts/provision/provision-portal.ts';
import { consentAtXero } from '../../../scripts/provision/stand-ins.ts';
import { freePort } from '../../../sandbox/kit/free-port.ts';
import type { IntentState } from '../../../src/contract/invoicing.ts';
import { loadConfig, type Config } from '../../../src/lib/config.ts';
import { randomId } from '../../../src/lib/ids.ts';
import { unwrap } from '../../../src/lib/result.ts';
import { STREAMS } from '../../../src/mirror/streams.ts';
import type { Store } from '../../../src/store/open.ts';
import { connectOrganisations } from '../../../src/tenancy/connect-organisations.ts';
import { XERO_SCOPES } from '../../../src/tenancy/scopes.ts';
import type { FreshDatabase } from '../databases.ts';
import { openHubSpot, openXero } from '../neighbours.ts';
import { validEnvironment } from '../product-process.ts';
import { signed } from '../signed.ts';
import { testLog } from '../test-log.ts';
import { openTestStore } from '../test-store.ts';
import { waitFor } from '../wait-for.ts';
import { askedAgainWhenBusy } from '../when-busy.ts';
import { invoicesOfDeal } from '../../e2e/xero-truth.ts';
import { dealDoors, type Answered, type Ask, type Body, type DealDoors } from './deal-doors.ts';

const root = join(import.meta.dirname, '../../..');
const portalId = String(cast.portalId);
const userId = String(cast.users.finance.userId);

/**
 * The product on a database of its own, served over HTTP and doing its jobs, between both stand-ins. It shares a clock with
 * Xero, which can be moved. Whoever asks is finance, who may do anything with every deal.
 */
export interface BadDayHouse extends DealDoors {
  xero: XeroStandIn;
  hubspot: RunningHubSpot;
  deps: Product['deps'];
  /** Of Xero and of the product. */
  clock: Clock;
  ask: Ask;
  /** Tells the Xero stand-in what goes wrong, or what a person does in Xero. */
  tellXero: (path: string, body: object) => Promise<void>;
  /** A person's edit of a record in HubSpot, named as `deals/17`. */
  editInHubSpot: (record: string, properties: Body) => Promise<void>;
  /** The line items of a deal, by id. */
  linesOf: (dealId: string) => string[];
  /** What stands in Xero for the deal, whatever we believe. */
  inXero: (dealId: string) => ReturnType<typeof invoicesOfDeal>;
  /** How often Xero was asked for a new invoice since its calls were last cleared. */
  writes: () => number;
  /** Moves the clock, and has the intent taken one step on; how it stands then. */
  pass: (seconds: number, intentId: string) => Promise<IntentState>;
  /** Reads everything of both vendors again. */
  readAgain: () => Promise<void>;
  /** A deal that can be invoiced as it is, and that nobody was given before. */
  freshDeal: () => Promise<string>;
  /** Connects Xero again, as an admin does. */
  connectAgain: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens the house with everything read. Xero's webhooks are lost unless a test says otherwise. */
export async function openBadDayHouse(
  fresh: () => Promise<FreshDatabase>,
  inFront: RequestHandler = (_request, _response, next) => next(),
): Promise<BadDayHouse> {
  const vendors = await openVendors();
  const opened = await openTestStore(fresh);
  const config = configOf(vendors);
  const { requiredScopes } = await readApp(root);
  await provisionPortal({ store: opened.store, config, hubspotScopes: [...requiredScopes] });
  const { clock, productPort, xero, hubspot } = vendors;
  const product = assemble(opened.store, config, { log: testLog(), clock, newId: randomId, metrics: createMetrics() });
  const app = express().use(inFront, createApp(product.deps, doors));
  const server = await startServer({ app, port: productPort });
  await product.work();
  const ask = askOf(productPort, clock);
  const house = { ...dealDoors(ask), ask, clock, xero, hubspot, deps: product.deps };
  const readAgain = () => readAll(opened.store, product.deps, clock);
  await readAgain();
  return {
    ...house,
    tellXero: (path, body) => tell(`${xero.url}/__sandbox/${path}`, body),
    editInHubSpot: (record, properties) => tell(`${hubspot.url}/__sandbox/crm/${record}`, { properties }, 'PATCH'),
    linesOf: (dealId) =>
      linksOf(hubspot.state.data.links, { from: 'deals', id: dealId, to: 'line_items' }).map(({ id }) => id),
    inXero: (dealId) => invoicesOfDeal(xero.url, dealId),
    writes: () => xero.calls.report().byOperation['createInvoices'] ?? 0,
    pass: async (seconds, intentId) => {
      clock.advance(seconds);
      await product.deps.sendNow.send(portalId, [intentId]);
      return house.stateOf(intentId);
    },
    connectAgain: () => connectXero(opened.store, config, clock),
    readAgain,
    freshDeal: dealsOf(hubspot, house),
    close: async () => {
      await server.close();
      await product.close();
      await opened.remove();
      await Promise.all([xero.close(), hubspot.close()]);
    },
  };
}

async function openVendors() {
  const world = ukWorld(new Date().toISOString().slice(0, 10));
  const productPort = await freePort();
  const clock = createClock();
  // Xero's own 60 calls a minute are fewer than a test makes, as are HubSpot's 110 in ten seconds.
  const xero = await openXero(world, { productPort, clock, limits: { minute: 10_000 } });
  const hubspot = await openHubSpot(world, { productPort, limits: { ...realLimits, perTenSeconds: 10_000 } });
  await tell(`${xero.url}/__sandbox/webhooks`, { mode: 'drop' });
  return { xero, hubspot, clock, productPort };
}

/** Says something to a stand-in's control plane; throws where it refuses. */
async function tell(address: string, body: object, method = 'POST'): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
}

const configOf = ({ xero, hubspot }: { xero: XeroStandIn; hubspot: RunningHubSpot }): Config =>
  loadConfig({
    ...validEnvironment,
    HUBSPOT_API_URL: hubspot.url,
    XERO_API_URL: xero.url,
    XERO_IDENTITY_URL: xero.url,
  });

async function connectXero(store: Store, config: Config, clock: Clock): Promise<void> {
  const consent = await consentAtXero(config.xero.apiUrl, XERO_SCOPES);
  const { xero } = createVendors(config, { store, clock });
  const asking = { exchangeCode: xero.tokens.exchangeCode, listConnections: xero.connections };
  const deps = { store: store.system, keyRing: config.keyRing, clock };
  const who = { portalId, connectedBy: userId };
  unwrap(await connectOrganisations({ ...deps, ...asking }, { ...who, ...consent }));
}

const askOf =
  (port: number, clock: Clock): Ask =>
  async <T>({ as = userId, ...asked }: Parameters<Ask>[0]) => {
    const { method, path, headers, body } = signed({ portalId, userId: as, now: clock.now() }, asked);
    const init = { method, headers, ...(body.length > 0 && { body: body.toString('utf8') }) };
    return askedAgainWhenBusy(async () => {
      const answer = await fetch(`http://localhost:${port}${path}`, init);
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Answered<T>;
    });
  };

async function readAll(store: Store, deps: Product['deps'], clock: Clock): Promise<void> {
  const from = clock.now();
  const cursors = () =>
    store.withPortal(portalId, ({ db }) => db.selectFrom('stream_cursors').select('read_until').execute());
  const begin = async (): Promise<boolean> => {
    const begun = await deps.refresh(portalId);
    return begun.ok && begun.value === 'started';
  };
  await waitFor(begin, { what: 'the reading before to end', timeoutMs: 60_000 });
  const isRead = async (): Promise<boolean> => {
    const read = (await cursors()).filter(({ read_until: until }) => until !== null && until >= from);
    return read.length === Object.keys(STREAMS).length;
  };
  await waitFor(isRead, { what: 'everything to be read', timeoutMs: 60_000 });
}

/** Hands out the deals of the portal that are not played by name elsewhere, one after the other. */
function dealsOf({ state }: RunningHubSpot, { draft }: DealDoors): () => Promise<string> {
  const played = Object.values(cast.deals).map(({ dealId }) => dealId);
  const left = Object.keys(state.data.records.deals).filter((id) => !played.includes(id));
  return async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) if ((await draft(id)).hash !== null) return id;
    throw new Error('No deal is left that can be invoiced');
  };
}
