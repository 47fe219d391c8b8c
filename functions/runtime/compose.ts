import { systemClock, type Clock } from '../../src/lib/clock.ts';
import type { Config } from '../../src/lib/config.ts';
import { currentKey, type KeyRing } from '../../src/lib/crypto.ts';
import { randomId, type NewId } from '../../src/lib/ids.ts';
import type { Log } from '../../src/lib/log.ts';
import { waitSeconds } from '../../src/lib/wait.ts';
import type { InMirror } from '../../src/mirror/ports.ts';
import { proveMirror } from '../../src/mirror/prove-mirror.ts';
import { receiveCrmEvents } from '../../src/mirror/receive-crm-events.ts';
import { receiveEvents } from '../../src/mirror/receive-events.ts';
import { refreshPortal } from '../../src/mirror/refresh-portal.ts';
import { startPull } from '../../src/mirror/start-pull.ts';
import { ianaZone } from '../../src/mirror/rules/xero-zones.ts';
import { inBulk } from '../../src/store/bulk-unit.ts';
import { cardReads } from '../../src/store/card-reads.ts';
import { inIssues } from '../../src/store/issues-unit.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { inOutbox } from '../../src/store/outbox-unit.ts';
import { inBalances } from '../../src/store/receivables-balances.ts';
import { inWriteBack } from '../../src/store/write-back-unit.ts';
import { inSettings } from '../../src/store/settings-unit.ts';
import { checkKeys } from '../../src/tenancy/check-keys.ts';
import { isLetIn } from '../../src/tenancy/leaving/is-let-in.ts';
import { inBackground } from '../../src/vendors/limits/call-context.ts';
import { createLimits, type Limits } from '../../src/vendors/limits/create-limits.ts';
import { readCrmWebhook } from '../../src/vendors/hubspot/webhook-events.ts';
import { readWebhook } from '../../src/vendors/xero/webhook-events.ts';
import { isSignedByXero } from '../../src/vendors/xero/webhook-signature.ts';
import { planBulkJob } from '../jobs/bulk/plan-bulk-job.ts';
import { runBulkJob, takeUpRuns } from '../jobs/bulk/run-bulk-job.ts';
import { runIssueJob } from '../jobs/issues/run-issue-job.ts';
import { tellAllBalances } from '../jobs/balance-jobs.ts';
import { createConsentDeps } from './consent-deps.ts';
import { eraseDue, readLifecycle } from '../jobs/connecting-jobs.ts';
import { createVendors, type Vendors } from './create-vendors.ts';
import { giveBackAbandoned } from '../jobs/consent-jobs.ts';
import type { Deps } from './deps.ts';
import { problemOf } from './failures.ts';
import { forgetOld } from '../jobs/forget-old.ts';
import { planAll, pullNowJob, pullPageJob, settlePassJob, type JobDeps } from '../jobs/jobs.ts';
import { createMetrics } from './metrics.ts';
import { releaseIntentsJob, takeUpIntents, workOnIntentJob, type OutboxJobDeps } from '../jobs/outbox-jobs.ts';

import { createSendByQueue, createSendNow, type SendNow } from './send-now.ts';
import { createSettingsDeps } from './settings-deps.ts';
import { actOnWith, followUpsOf } from './subscriptions.ts';
import { refreshIdleGrants, takeUpLostRefreshes } from '../jobs/token-jobs.ts';
import { createTokenWatch } from './token-watch.ts';
import { fetchChangedJob, settleIntentJob } from '../jobs/webhook-jobs.ts';
import { whileWaiting } from './while-waiting.ts';
import { writeBackAll, writeBackJob, type WriteBackJobDeps } from '../jobs/write-back-jobs.ts';

/** The product, built and not yet serving. */
export interface Product {
  deps: Deps;
  /** Takes jobs from the queue, and sees now and every five minutes what is due. */
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
 * Builds the product from its configuration; this file and `create-vendors.ts` alone name store and vendors. Throws when the database cannot be
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
  await checkKeys(store.system.sealedRows, config.keyRing).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return assemble(store, config, { log, clock, newId, metrics, sends });
}

/** Builds the product on a store that is open. */
export function assemble(
  store: Store,
  config: Config,
  { sends, ...basics }: Pick<Deps, 'log' | 'clock' | 'newId' | 'metrics'> & Pick<Surroundings, 'sends'>,
): Product {
  const mirror = inMirror(store, followUpsOf, actOnWith(basics));
  const watch = createTokenWatch({ ...basics, inMirror: mirror });
  const limits = limitsOf(store, basics);
  const calling = { store, clock: basics.clock, onCall: basics.metrics.vendorCall, gates: limits.gates, watch };
  const vendors = createVendors(config, calling);
  const { readers, confirmers, xero } = vendors;
  const jobs: JobDeps = {
    ...{ ...basics, inMirror: mirror, readers, confirmers },
    budgetOf: (_portalId, tenantId) => Promise.resolve(limits.budgetOf(tenantId)),
    connectedPortals: () => store.system.connectedPortals(),
  };
  const outbox: OutboxJobDeps = {
    ...basics,
    inOutbox: inOutbox(store, ianaZone),
    writer: xero.writer,
    words: problemOf,
    connectedPortals: jobs.connectedPortals,
  };
  const writing = { ...jobs, inWriteBack: inWriteBack(store, ianaZone), properties: vendors.hubspot.properties };
  const tenancy = tenancyDeps(store, config, { basics, mirror, vendors });
  const sendNow = sends === 'by_queue' ? createSendByQueue(outbox.inOutbox) : createSendNow(outbox);
  const deps: Deps = {
    ...basics,
    publicUrl: config.publicUrl,
    clientSecret: config.hubspot.clientSecret,
    operatorKey: currentKey(config.keyRing),
    prove: (portalId) => inBackground(() => proveMirror({ inMirror: mirror, readers, wait: waitSeconds }, portalId)),
    ...webhookDeps(store, config, basics.clock),
    ...whileWaiting(vendors),
    frameAncestors: ['https://*.hubspot.com', config.hubspot.appUrl],
    portalOfTicket: (ticketHash) => store.system.portalOfTicket(ticketHash),
    ready: () => store.ready(),
    ...tenancy,
    ...{ inOutbox: outbox.inOutbox, sendNow, inBulk: inBulk(store, ianaZone) },
    refresh: (portalId) => refreshPortal({ inMirror: mirror, clock: basics.clock }, portalId),
  };
  return {
    deps,
    work: () => work(store, { jobs, outbox, writing, vendors, deps, keyRing: config.keyRing }),
    close: () => close(store, { sendNow, limits }),
  };
}

/** What is under way ends, then the last calls are kept. */
async function close(store: Store, { sendNow, limits }: { sendNow: SendNow; limits: Limits }): Promise<void> {
  await sendNow.idle();
  await store.queue.close();
  await limits.flush();
  await store.close();
}

const limitsOf = (
  { shared, system: { addCalls, callPlaces, limitsTold } }: Store,
  { clock, log, newId }: Pick<Deps, 'clock' | 'log' | 'newId'>,
) => createLimits({ shared, addCalls, callPlaces, limitsTold, clock, log, newId });

interface Built {
  basics: Pick<Deps, 'log' | 'clock' | 'newId' | 'metrics'>;
  mirror: InMirror;
  vendors: Vendors;
}

/** What belongs to installing, connecting, settings and leaving. */
function tenancyDeps(
  store: Store,
  config: Config,
  { basics, mirror, vendors: { hubspot, xero, tokens } }: Built,
): Pick<Deps, 'inPortal' | 'inIssues' | 'consent' | 'settings'> {
  const { system } = store;
  const inPortal: Deps['inPortal'] = (portalId, reading) =>
    store.withPortal(portalId, (handle) => reading(cardReads(handle, ianaZone)));
  const consent = createConsentDeps({
    ...{ ...basics, config, store: system, xero, hubspot, inPortal },
    readAll: (portalId) => startPull(mirror, portalId),
  });
  const settings = createSettingsDeps({
    ...{ ...basics, config, keyRing: config.keyRing, consents: system.consents, store: system.leaving },
    ...{ scopesOf: (portalId: string) => system.scopesOf(portalId), inSettings: inSettings(store, ianaZone) },
    readProperties: hubspot.readProperties,
    xero: { tokens: tokens.xero, deleteConnection: xero.deleteConnection },
    hubspot: { uninstall: hubspot.uninstall, revoke: hubspot.tokens.revoke },
  });
  return { inPortal, inIssues: inIssues(store), consent, settings };
}

interface Jobs {
  deps: Deps;
  jobs: JobDeps;
  outbox: OutboxJobDeps;
  writing: WriteBackJobDeps;
  vendors: Vendors;
  keyRing: KeyRing;
}

async function work(store: Store, { jobs, outbox, writing, vendors, deps, keyRing }: Jobs): Promise<void> {
  const { queue, system } = store;
  const { fetchByIds, fetchSince, tokens } = vendors.xero;
  const everyFiveMinutes = async (): Promise<void> => {
    jobs.log.info({ tables: await store.refreshStatistics() }, 'counted what the database knows of its tables');
    await takeUpLostRefreshes({ ...jobs, vendors: vendors.grants });
    await planAll(jobs);
    await readLifecycle({
      ...{ ...jobs, journal: vendors.hubspot.journal, cursors: system.cursors, store: system.leaving },
      isLetIn: (portalId) => isLetIn(vendors.tokens.hubspot, portalId),
      uninstalled: deps.settings.leave.uninstalled,
    });
  };
  const everyHour = async (): Promise<void> => {
    await refreshIdleGrants({ ...jobs, vendors: vendors.grants });
    await takeUpIntents(outbox);
    await takeUpRuns({ ...jobs, ...deps });
    await writeBackAll(writing);
    await giveBackAbandoned({ ...jobs, ...deps.consent });
    await eraseDue({ ...jobs, store: system.erasing, revokeAtXero: tokens.revoke, keyRing });
    await forgetOld(jobs, system);
    await tellAllBalances({ ...jobs, inBalances: inBalances(store) });
  };
  await queue.work('pull-page', (job) => inBackground(() => pullPageJob(jobs, job)));
  await queue.work('pull-now', (job) => pullNowJob(jobs, job));
  await queue.work('settle-pass', (job) => inBackground(() => settlePassJob(jobs, job)));
  await queue.work('fetch-changed', (job) => fetchChangedJob({ ...jobs, fetchByIds, fetchSince }, job));
  await queue.work('settle-intent', (job) => settleIntentJob(outbox, job));
  await queue.work('release-intents', (job) => releaseIntentsJob(outbox, job));
  await queue.work('run-issue', (job) => runIssueJob({ ...jobs, ...deps }, job));
  await queue.work('plan-bulk', (job) => planBulkJob(deps, job));
  await queue.work('run-bulk', (job) => inBackground(() => runBulkJob({ ...jobs, ...deps }, job)));
  await queue.work('write-back', (job) => inBackground(() => writeBackJob(writing, job)));
  await queue.work('work-on-intent', (job) => workOnIntentJob(outbox, job));
  await queue.everyHour(everyHour);
  await queue.everyFiveMinutes(everyFiveMinutes);
  await everyHour();
  await everyFiveMinutes();
}

const webhookDeps = (
  { system }: Store,
  { xero: { webhookKey }, hubspot: { appId } }: Config,
  clock: Clock,
): Pick<Deps, 'xeroWebhooks' | 'receiveEvents' | 'readCrmWebhook' | 'receiveCrmEvents'> => ({
  xeroWebhooks: { isSigned: (body, signature) => isSignedByXero(webhookKey, body, signature), read: readWebhook },
  receiveEvents: (events) => receiveEvents({ storeEvents: system.storeEvents, clock }, events),
  readCrmWebhook: (body) => readCrmWebhook(appId, body),
  receiveCrmEvents: (events) => receiveCrmEvents({ storeCrmEvents: system.storeCrmEvents, clock }, events),
});
