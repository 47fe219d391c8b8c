import { sql, type Kysely } from 'kysely';
import type { CallBook, CallDay } from '../mirror/calls/ports.ts';
import type { PortalHandle } from './portal.ts';
import type { CallBudgetRow, Tables } from './tables.ts';

/** Adds the calls in one statement; those of a portal that is gone by now are passed over. */
export async function addCalls(db: Kysely<Tables>, days: CallDay[]): Promise<void> {
  await sql`
    insert into call_budgets as kept
      (portal_id, tenant_id, day, live_calls, background_calls, day_limit, day_left, told_at)
    select made.* from jsonb_to_recordset(${JSON.stringify(days.map(toRow))}::jsonb) as made (portal_id text,
      tenant_id text, day date, live_calls integer, background_calls integer, day_limit integer, day_left integer,
      told_at timestamptz)
    join portals on portals.portal_id = made.portal_id
    on conflict (portal_id, tenant_id, day) do update set
      live_calls = kept.live_calls + excluded.live_calls,
      background_calls = kept.background_calls + excluded.background_calls,
      (day_limit, day_left, told_at) = (
        select day_limit, day_left, told_at from (values
          (kept.day_limit, kept.day_left, kept.told_at),
          (excluded.day_limit, excluded.day_left, excluded.told_at)
        ) as told (day_limit, day_left, told_at) order by told_at desc nulls last limit 1)`.execute(db);
}

/** What each organisation was told in the last week; a tier that has changed shows after that at the latest. */
export async function limitsTold(db: Kysely<Tables>): Promise<Map<string, number>> {
  const { rows } = await sql<{ tenant_id: string; day_limit: number }>`
    select distinct on (tenant_id) tenant_id, day_limit from call_budgets
    where day_limit is not null and told_at > now() - interval '7 days'
    order by tenant_id, told_at desc`.execute(db);
  return new Map(rows.map((row) => [row.tenant_id, row.day_limit]));
}

/** Deletes the days before that one. Returns how many rows. */
export async function forgetCalls(db: Kysely<Tables>, before: Date): Promise<number> {
  const day = before.toISOString().slice(0, 10);
  const forgotten = await db.deleteFrom('call_budgets').where('day', '<', day).executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}

/** The calls of the handle's portal. */
export function callBook({ portalId, db }: PortalHandle): CallBook {
  return {
    days: async (from) => {
      const rows = await db
        .selectFrom('call_budgets')
        .selectAll()
        .where('portal_id', '=', portalId)
        .where('day', '>=', from)
        .orderBy('day')
        .execute();
      return rows.map(fromRow);
    },
    waiting: async () => {
      const { rows } = await sql<{ tenant_id: string; waiting: number }>`
        select data -> 'ids' ->> 'tenantId' as tenant_id, count(*)::integer as waiting from pgboss.job
        where state in ('created', 'retry') and data ->> 'portalId' = ${portalId}
          and data -> 'ids' ->> 'tenantId' is not null
        group by 1`.execute(db);
      return new Map(rows.map((row) => [row.tenant_id, row.waiting]));
    },
  };
}

const toRow = ({ portalId, tenantId, day, live, background, told }: CallDay) => ({
  portal_id: portalId,
  tenant_id: tenantId,
  day,
  live_calls: live,
  background_calls: background,
  day_limit: told?.limit ?? null,
  day_left: told?.left ?? null,
  told_at: told?.at.toISOString() ?? null,
});

const fromRow = (row: CallBudgetRow): CallDay => ({
  portalId: row.portal_id,
  tenantId: row.tenant_id,
  day: row.day,
  live: row.live_calls,
  background: row.background_calls,
  told:
    row.day_limit === null || row.day_left === null || row.told_at === null
      ? null
      : { limit: row.day_limit, left: row.day_left, at: row.told_at },
});
