import { sql } from 'kysely';
import { assemble } from '../../functions/runtime/compose.ts';
import type { Deps } from '../../functions/runtime/deps.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { listen } from '../../functions/runtime/listen.ts';
import { fetchChangedJob } from '../../functions/jobs/webhook-jobs.ts';
import { freePort } from '../../sandbox/kit/free-port.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { openConnectedHouse, portalId, type ConnectedHouse } from './connected-house.ts';
import type { FreshDatabase } from './databases.ts';
import { signed } from './signed.ts';
import { waitFor } from './wait-for.ts';

const ADMIN = String(cast.users.admin.userId);

/** A connected house whose doors stand open to HubSpot's webhooks; jobs are done when the test says so. */
export interface CrmHouse extends ConnectedHouse {
  deps: Deps;
  /** What a person does in HubSpot, by its control plane. */
  person: <T = unknown>(method: string, path: string, body?: object) => Promise<T>;
  /** Waits until so many events have come, and no more are on their way. */
  told: (atLeast?: number) => Promise<void>;
  /** Reads what the inbox tells of, until nothing waits that is due. */
  drain: () => Promise<void>;
  /** What a card gets that an admin opens. */
  ask: (path: string, query: Record<string, string>) => Promise<{ ok: boolean; value?: Record<string, unknown> }>;
  /** What a person does by a door, as an admin unless said. */
  post: (path: string, body: object, userId?: string) => Promise<{ ok: boolean }>;
  rowOf: (
    table: 'crm_companies' | 'crm_contacts' | 'crm_deals' | 'crm_products' | 'crm_line_items',
    id: string,
  ) => Promise<Record<string, unknown> | undefined>;
}

export async function openCrmHouse(fresh: () => Promise<FreshDatabase>): Promise<CrmHouse> {
  const productPort = await freePort();
  const house = await openConnectedHouse(fresh, { productPort });
  const { store, jobs, vendors, clock } = house;
  const { deps } = assemble(store, house.config, { ...jobs, clock });
  const server = await listen(createApp(deps, doors), productPort);
  const person = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const url = `${house.hubspot.url}/__sandbox${path}`;
    const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  const waiting = () =>
    store.withPortal(portalId, async ({ db }) => {
      const { rows } = await sql<{ all: number; due: number }>`
        select count(*)::integer as all, (count(*) filter (where due_at is null or due_at <= ${clock.now()}))::integer as due
        from inbox_events where processed_at is null`.execute(db);
      return rows[0] ?? { all: 0, due: 0 };
    });
  return {
    ...{ ...house, deps, person },
    told: async (atLeast = 1) => {
      await waitFor(
        async () => {
          const { pending } = await person<{ pending: number }>('GET', '/webhooks');
          return pending === 0 && (await waiting()).all >= atLeast;
        },
        { what: `${atLeast} events of HubSpot`, timeoutMs: 10_000 },
      );
    },
    drain: async () => {
      while ((await waiting()).due > 0)
        await fetchChangedJob(
          { ...jobs, fetchByIds: vendors.xero.fetchByIds, fetchSince: vendors.xero.fetchSince },
          { portalId, ids: { tenantId: '' }, lastAttempt: true },
        );
    },
    ask: async (path, query) => {
      const request = signed({ portalId, userId: ADMIN, now: clock.now() }, { path, query });
      const { headers, method } = request;
      const answer = await fetch(`http://localhost:${productPort}${request.path}`, { method, headers });
      return (await answer.json()) as { ok: boolean; value?: Record<string, unknown> };
    },
    post: async (path, body, userId = ADMIN) => {
      const request = signed({ portalId, userId, now: clock.now() }, { method: 'POST', path, body });
      const { headers, method } = request;
      const answer = await fetch(`http://localhost:${productPort}${request.path}`, {
        ...{ method, headers, body: request.body.toString() },
      });
      return (await answer.json()) as { ok: boolean };
    },
    rowOf: (table, id) =>
      store.withPortal(portalId, ({ db }) =>
        db.selectFrom(table).selectAll().where('object_id', '=', id).executeTakeFirst(),
      ),
    remove: async () => {
      await server.close();
      await house.remove();
    },
  };
}
