import { Writable } from 'node:stream';
import { createVendors, type Vendors } from '../../functions/runtime/create-vendors.ts';
import { pullPageJob, type JobDeps } from '../../functions/jobs/jobs.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { createTokenWatch } from '../../functions/runtime/token-watch.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { Config } from '../../src/lib/config.ts';
import { randomId } from '../../src/lib/ids.ts';
import { createLog } from '../../src/lib/log.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import { UNKNOWN_BUDGET } from '../../src/mirror/rules/budget.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { HUBSPOT_SCOPES, WRITE_BACK_SCOPES } from '../../src/tenancy/scopes.ts';
import type { FreshDatabase } from './databases.ts';
import { startStandIns, type StandIns } from './stand-ins.ts';
import { openTestStore, type TestStore } from './test-store.ts';

export const portalId = String(cast.portalId);
export const tenantId = cast.organisationId;

/** Both stand-ins, and a portal that is installed and connected, with the jobs that read and no worker. */
export interface ConnectedHouse extends TestStore, Omit<StandIns, 'close'> {
  clock: Clock;
  vendors: Vendors;
  jobs: JobDeps;
  /** Reads one page of a stream, as the queue would. */
  pull: (stream: StreamName) => Promise<void>;
  /** Moves the clock of everybody on. */
  advance: (seconds: number) => void;
  /** All that the log was told. */
  logged: () => string;
  /** The calls that Xero has answered since the last time, by operation. */
  calledXero: () => Record<string, number>;
  issues: () => Promise<{ kind: string; subject: string; message: string; fix: string; times_seen: number }[]>;
  connection: () => Promise<Record<string, unknown>>;
}

/** Opens it; `change` alters the configuration after the portal was connected, `productPort` is where HubSpot's webhooks go. */
export async function openConnectedHouse(
  fresh: () => Promise<FreshDatabase>,
  { change = (config: Config) => config, productPort = undefined as number | undefined } = {},
): Promise<ConnectedHouse> {
  const standIns = await startStandIns(undefined, productPort);
  const opened = await openTestStore(fresh);
  const { store } = opened;
  await provisionPortal({
    store,
    config: standIns.config,
    hubspotScopes: HUBSPOT_SCOPES,
    optionalScopes: WRITE_BACK_SCOPES,
  });
  let written = '';
  const keep = new Writable({
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      done();
    },
  });
  const log = createLog('trace', keep);
  const { xero, hubspot } = standIns;
  const clock: Clock = { now: () => xero.clock.now() };
  const basics = { log, clock, newId: randomId, metrics: createMetrics(), inMirror: inMirror(store) };
  const watch = createTokenWatch(basics);
  const vendors = createVendors(change(standIns.config), { store, clock, watch });
  const connectedPortals = () => store.system.connectedPortals();
  const budgetOf = () => Promise.resolve(UNKNOWN_BUDGET);
  const { readers, confirmers } = vendors;
  const jobs: JobDeps = { ...basics, readers, confirmers, budgetOf, connectedPortals };
  const close = async (): Promise<void> => {
    await standIns.close();
    await opened.remove();
  };
  return {
    ...{ ...opened, ...standIns, clock, vendors, jobs, remove: close },
    pull: (stream) => {
      const ids = { tenantId: stream.startsWith('crm_') ? '' : tenantId, stream };
      return pullPageJob(jobs, { portalId, ids, lastAttempt: true });
    },
    advance: (seconds) => [xero.clock, hubspot.clock].forEach((each) => each.advance(seconds)),
    logged: () => written,
    calledXero: () => {
      const { byOperation } = xero.calls.report();
      xero.calls.clear();
      return byOperation;
    },
    issues: () =>
      store.withPortal(portalId, ({ db }) =>
        db
          .selectFrom('issues')
          .select(['kind', 'subject', 'message', 'fix', 'times_seen'])
          .where('closed_at', 'is', null)
          .execute(),
      ),
    connection: () =>
      store.withPortal(portalId, ({ db }) =>
        db.selectFrom('xero_connections').selectAll().where('tenant_id', '=', tenantId).executeTakeFirstOrThrow(),
      ),
  };
}
