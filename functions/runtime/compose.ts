import { systemClock, type Clock } from '../../src/lib/clock.ts';
import type { Config } from '../../src/lib/config.ts';
import { currentKey } from '../../src/lib/crypto.ts';
import { randomId, type NewId } from '../../src/lib/ids.ts';
import type { Log } from '../../src/lib/log.ts';
import type { Readers } from '../../src/mirror/ports.ts';
import { proveMirror } from '../../src/mirror/prove-mirror.ts';
import { cardReads } from '../../src/store/card-reads.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { hubspotTokens, xeroTokens } from '../../src/tenancy/token-sources.ts';
import { createHubSpot, type HubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import type { OnCall } from '../../src/vendors/send.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import type { Deps } from './deps.ts';
import { pullAll, pullPageJob, type JobDeps } from './jobs.ts';
import { createMetrics } from './metrics.ts';
import { createStartPull } from './refresh.ts';

/** The product, built and not yet serving. */
export interface Product {
  deps: Deps;
  /** Takes jobs from the queue, and asks for every connected portal now and each hour. */
  work: () => Promise<void>;
  /** Waits for running jobs, then lets go of the database. */
  close: () => Promise<void>;
}

export interface Surroundings {
  log: Log;
  clock?: Clock;
  newId?: NewId;
}

/**
 * Builds the product from its configuration; this file alone names store and vendors. Throws when the database cannot be
 * opened, with words for the person who starts it.
 */
export async function compose(
  config: Config,
  { log, clock = systemClock, newId = randomId }: Surroundings,
): Promise<Product> {
  const metrics = createMetrics();
  const { databaseUrl, dataDir } = config;
  const address = databaseUrl === undefined ? { dataDir } : { databaseUrl };
  const store = await openStore({ ...address, log, onStatement: metrics.sqlStatement });
  return assemble(store, config, { log, clock, newId, metrics });
}

/** Builds the product on a store that is open. */
export function assemble(
  store: Store,
  config: Config,
  basics: Pick<Deps, 'log' | 'clock' | 'newId' | 'metrics'>,
): Product {
  const mirror = inMirror(store);
  const { readers } = createVendors(config, { store, clock: basics.clock, onCall: basics.metrics.vendorCall });
  const jobs: JobDeps = {
    ...basics,
    inMirror: mirror,
    readers,
    connectedPortals: () => store.system.connectedPortals(),
  };
  return {
    deps: {
      ...basics,
      publicUrl: config.publicUrl,
      clientSecret: config.hubspot.clientSecret,
      operatorKey: currentKey(config.keyRing),
      prove: (portalId) => proveMirror({ inMirror: mirror, readers }, portalId),
      ready: () => store.ready(),
      inPortal: (portalId, work) => store.withPortal(portalId, (handle) => work(cardReads(handle))),
      startPull: createStartPull({ inMirror: mirror, clock: basics.clock }),
    },
    work: async () => {
      await store.queue.work('pull-page', (job) => pullPageJob(jobs, job));
      await store.queue.everyHour(() => pullAll(jobs));
      await pullAll(jobs);
    },
    close: () => store.close(),
  };
}

export interface Vendors {
  xero: Xero;
  hubspot: HubSpot;
  readers: Readers;
}

interface Calling {
  store: Store;
  clock: Clock;
  onCall?: OnCall | undefined;
}

/** Each vendor's adapter asks tenancy for tokens, and tenancy asks the adapter to refresh them. */
export function createVendors(config: Config, { store, clock, onCall }: Calling): Vendors {
  const shared = { store: store.system, keyRing: config.keyRing, clock };
  const xero = createXero({ ...config.xero, clock, onCall, token: (who, how) => xeroToken(who, how) });
  const xeroToken = xeroTokens({ ...shared, refresh: xero.tokens.refresh });
  const hubspot = createHubSpot({ ...config.hubspot, clock, onCall, token: (who, how) => hubspotToken(who, how) });
  const hubspotToken = hubspotTokens({ ...shared, refresh: hubspot.tokens.refresh });
  return { xero, hubspot, readers: { ...xero.readers, ...hubspot.readers } };
}
