import { sql, type Kysely } from 'kysely';
import type { CallPlaces, HeldPlace } from '../mirror/calls/ports.ts';
import type { Tables } from './tables.ts';

/** The table `call_places`. Each query is one statement, and leases run by the clock of the database. */
export const callPlaces = (db: Kysely<Tables>): CallPlaces => ({
  take: async ({ tenantId, most, holder, ms }) => {
    // Two that choose the same place at once: the second waits for the first, then changes nothing. At random that is rare.
    const { rows } = await sql<{ place: number }>`
      insert into call_places as kept (tenant_id, place, holder, held_until)
      select ${tenantId}, free.place, ${holder}, ${after(ms)} from generate_series(1, ${most}::integer) as free (place)
      where not exists (select from call_places as taken
        where taken.tenant_id = ${tenantId} and taken.place = free.place and taken.held_until > clock_timestamp())
      order by random() limit 1
      on conflict (tenant_id, place) do update set holder = excluded.holder, held_until = excluded.held_until
        where kept.held_until <= clock_timestamp()
      returning place`.execute(db);
    return rows[0]?.place ?? null;
  },
  renew: async (holder, held, ms) => {
    const { rows } = await sql<HeldPlace>`
      update call_places as kept set held_until = ${after(ms)} from ${listed(held)}
      where ${isHeldBy(holder)} returning kept.tenant_id as "tenantId", kept.place`.execute(db);
    return rows;
  },
  giveBack: async (holder, held) => {
    await sql`delete from call_places as kept using ${listed(held)} where ${isHeldBy(holder)}`.execute(db);
  },
});

/** Deletes what processes that died have left, a day after their leases ended. */
export async function forgetPlaces(db: Kysely<Tables>): Promise<void> {
  await sql`delete from call_places where held_until < clock_timestamp() - interval '1 day'`.execute(db);
}

const after = (ms: number) => sql`clock_timestamp() + ${ms}::double precision * interval '1 millisecond'`;

const listed = (held: HeldPlace[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as mine ("tenantId" text, place integer)`;

const isHeldBy = (holder: string) =>
  sql`kept.tenant_id = mine."tenantId" and kept.place = mine.place and kept.holder = ${holder}`;
