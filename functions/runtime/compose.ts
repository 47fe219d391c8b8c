import { systemClock, type Clock } from '../../src/lib/clock.ts';
import type { Config } from '../../src/lib/config.ts';
import { currentKey } from '../../src/lib/crypto.ts';
import { randomId, type NewId } from '../../src/lib/ids.ts';
import type { Log } from '../../src/lib/log.ts';
import type { FetchByIds, Readers } from '../../src/mirror/ports.ts';
import { proveMirror } from '../../src/mirror/prove-mirror.ts';
import { receiveEvents } from '../../src/mirror/receive-events.ts';
import { ianaZone } from '../../src/mirror/rules/xero-zones.ts';
import { cardReads } from '../../src/store/card-reads.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { inOutbox } from '../../src/store/outbox-unit.ts';
import { hubspotTokens, xeroTokens } from '../../src/tenancy/token-sources.ts';
import { createHubSpot, type HubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import type { OnCall } from '../../src/vendors/send.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import { readWebhook } from '../../src/vendors/xero/webhook-events.ts';
import { isSignedByXero } from '../../src/vendors/xero/webhook-signature.ts';
import type { Deps } from './deps.ts';
import { problemOf } from './failures.ts';
import { forgetOld } from './forget-old.ts';
import { pullAll, pullPageJob, type JobDeps } from './jobs.ts';
import { createMetrics } from './metrics.ts';
import { releaseIntentsJob, takeUpIntents, workOnIntentJob, type OutboxJobDeps } from './outbox-jobs.ts';
import { createStartPull } from './refresh.ts';
import { createSendByQueue, createSendNow } from './send-now.ts';
import { followUpsOf } from './subscriptions.ts';
import { fetchChangedJob, settleIntentJob } from './webhook-jobs.ts';

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
  /** Where a process stops when it has answered, writes are left to the queue. */
  sends?: 'at_once' | 'by_queue' | undefined;
}

/**
 * Builds the product from its configuration; this file alone names store and vendors. Throws when the database cannot be
 * opened, with words for the person who starts it.
 */
export async function compose(
  config: Config,
  { log, clock = systemClock, newId = randomId, sends }: Surroundings,
): Promise<Product> {
  const metrics = createMetrics();
  const { databaseUrl, dataDir } = config;
  const address = databaseUrl === undefined ? { dataDir } : { databaseUrl };
  const store = await openStore({ ...address, log, onStatement: metrics.sqlStatement });
  return assemble(store, config, { log, clock, newId, metrics, sends });
}

/** Builds the product on a store that is open. */
export function assemble(
  store: Store,
  config: Config,
  { sends, ...basics }: Pick<Deps, 'log' | 'clock' | 'newId' | 'metrics'> & Pick<Surroundings, 'sends'>,
): Product {
  const mirror = inMirror(store, followUpsOf);
  const vendors = createVendors(config, { store, clock: basics.clock, onCall: basics.metrics.vendorCall });
  const { readers, xero } = vendors;
  const jobs: JobDeps = {
    ...basics,
    inMirror: mirror,
    readers,
    connectedPortals: () => store.system.connectedPortals(),
  };
  const outbox: OutboxJobDeps = {
    ...basics,
    inOutbox: inOutbox(store, ianaZone),
    writer: xero.writer,
    words: problemOf,
    connectedPortals: jobs.connectedPortals,
  };
  const sendNow = sends === 'by_queue' ? createSendByQueue(outbox.inOutbox) : createSendNow(outbox);
  return {
    deps: {
      ...basics,
      publicUrl: config.publicUrl,
      clientSecret: config.hubspot.clientSecret,
      operatorKey: currentKey(config.keyRing),
      prove: (portalId) => proveMirror({ inMirror: mirror, readers }, portalId),
      ...webhookDeps(store, config, basics.clock),
      readDeal: vendors.hubspot.readDeal,
      xero: xero.writer,
      frameAncestors: ['https://*.hubspot.com', config.hubspot.appUrl],
      portalOfTicket: (ticketHash) => store.system.portalOfTicket(ticketHash),
      ready: () => store.ready(),
      inPortal: (portalId, work) => store.withPortal(portalId, (handle) => work(cardReads(handle, ianaZone))),
      inOutbox: outbox.inOutbox,
      sendNow,
      startPull: createStartPull({ inMirror: mirror, clock: basics.clock }),
    },
    work: () => work(store, { jobs, outbox, fetchByIds: xero.fetchByIds }),
    close: async () => {
      await sendNow.idle();
      await store.close();
    },
  };
}

interface Jobs {
  jobs: JobDeps;
  outbox: OutboxJobDeps;
  fetchByIds: FetchByIds;
}

async function work({ queue, system }: Store, { jobs, outbox, fetchByIds }: Jobs): Promise<void> {
  const everyHour = async (): Promise<void> => {
    await pullAll(jobs);
    await takeUpIntents(outbox);
    await forgetOld(jobs, system);
  };
  await queue.work('pull-page', (job) => pullPageJob(jobs, job));
  await queue.work('fetch-changed', (job) => fetchChangedJob({ ...jobs, fetchByIds }, job));
  await queue.work('settle-intent', (job) => settleIntentJob(outbox, job));
  await queue.work('release-intents', (job) => releaseIntentsJob(outbox, job));
  await queue.work('work-on-intent', (job) => workOnIntentJob(outbox, job));
  await queue.everyHour(everyHour);
  await everyHour();
}

const webhookDeps = (
  { system }: Store,
  { xero: { webhookKey } }: Config,
  clock: Clock,
): Pick<Deps, 'xeroWebhooks' | 'receiveEvents'> => ({
  xeroWebhooks: { isSigned: (body, signature) => isSignedByXero(webhookKey, body, signature), read: readWebhook },
  receiveEvents: (events) => receiveEvents({ storeEvents: system.storeEvents, clock }, events),
});

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
