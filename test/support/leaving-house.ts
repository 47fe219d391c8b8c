import { Writable } from 'node:stream';
import { assemble, type Product } from '../../functions/runtime/compose.ts';
import type { Deps } from '../../functions/runtime/deps.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import { randomId } from '../../src/lib/ids.ts';
import { createLog } from '../../src/lib/log.ts';
import { HUBSPOT_SCOPES } from '../../src/tenancy/scopes.ts';
import { freshPglite } from './databases.ts';
import { overHttp, type Transport } from './door-transports.ts';
import { signed } from './signed.ts';
import { startStandIns, type StandIns } from './stand-ins.ts';
import { openTestStore, type TestStore } from './test-store.ts';

export const PORTAL = String(cast.portalId);
export const TENANT = cast.organisationId;
export const INSTALLER = String(cast.users.admin.userId);

/** The doors and jobs of an installed and connected portal before both stand-ins. */
export interface LeavingHouse extends Omit<TestStore, 'remove'>, Omit<StandIns, 'close'> {
  product: Product;
  deps: Deps;
  transport: Transport;
  post: (path: string, body?: object) => Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>;
  /** Begins to work: what is done each hour and every five minutes is done once, and the jobs that wait. */
  work: () => Promise<void>;
  /** Moves the clock of everybody on. */
  advance: (days: number) => void;
  /** Calls that the vendors have answered since the last time, by operation. */
  called: () => { xero: Record<string, number>; hubspot: Record<string, number> };
  connections: () => Promise<Record<string, unknown>[]>;
  portal: () => Promise<Record<string, unknown>>;
  issues: () => Promise<{ kind: string; subject: string; message: string }[]>;
  close: () => Promise<void>;
}

export async function openLeavingHouse(): Promise<LeavingHouse> {
  const standIns = await startStandIns();
  const fresh = async () => {
    const { dataDir, remove } = await freshPglite();
    return { address: { dataDir }, remove };
  };
  const { remove, ...opened } = await openTestStore(fresh);
  const { store } = opened;
  const { xero, hubspot, config } = standIns;
  await provisionPortal({ store, config, hubspotScopes: HUBSPOT_SCOPES });
  const log = createLog('silent', new Writable({ write: (_chunk, _encoding, done) => done() }));
  const clock = { now: () => xero.clock.now() };
  const product = assemble(store, config, { log, clock, newId: randomId, metrics: createMetrics() });
  const transport = await overHttp(createApp(product.deps, doors));
  const rows = (table: 'xero_connections' | 'portals' | 'issues') =>
    store.withPortal(PORTAL, ({ db }) => db.selectFrom(table).selectAll().execute()) as Promise<
      Record<string, unknown>[]
    >;
  return {
    ...{ ...opened, ...standIns, product, deps: product.deps, transport },
    post: async (path, body = {}) => {
      const signer = { portalId: PORTAL, userId: INSTALLER, now: clock.now() };
      const answer = await transport.send(signed(signer, { method: 'POST', path: `/settings/${path}`, body }));
      return JSON.parse(answer.text) as { ok: boolean };
    },
    work: () => product.work(),
    advance: (days) => [xero.clock, hubspot.clock].forEach((each) => each.advance(days * 86_400)),
    called: () => {
      const counted = { xero: xero.calls.report().byOperation, hubspot: hubspot.calls.report().byOperation };
      [xero.calls, hubspot.calls].forEach((calls) => calls.clear());
      return counted;
    },
    connections: () => rows('xero_connections'),
    portal: async () => (await rows('portals'))[0] ?? {},
    issues: async () => (await rows('issues')) as unknown as { kind: string; subject: string; message: string }[],
    close: async () => {
      await transport.close();
      await product.close();
      await standIns.close();
      await remove().catch(() => undefined);
    },
  };
}
