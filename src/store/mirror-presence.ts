import { sql } from 'kysely';
import type { Held, Presence, StreamKey } from '../mirror/ports.ts';
import { idColumn, idIn, ownRows } from './mirror-rows.ts';
import { STREAM_TABLES } from './mirror-streams.ts';
import type { PortalHandle } from './portal.ts';

/** Which rows of the handle's portal the vendors were seen to have. */
export function presenceOf(handle: PortalHandle): Presence {
  const { db } = handle;
  const table = ({ stream }: StreamKey) => sql.table(STREAM_TABLES[stream].table);
  const live = (key: StreamKey) => sql`${ownRows(handle, key)} and gone_at is null`;
  return {
    unseen: async (key, since, most) => {
      const id = sql.ref(idColumn(key.stream));
      const { rows } = await sql<{ id: string }>`
        select ${id} as id from ${table(key)} where ${live(key)} and read_at < ${since} order by ${id} limit ${most}`.execute(
        db,
      );
      return rows.map((row) => row.id);
    },
    markSeen: async (key, ids, readAt) => {
      if (ids.length === 0) return;
      await sql`
        update ${table(key)} set read_at = ${readAt}
        where ${ownRows(handle, key)} and ${idIn(key.stream, ids)} and read_at < ${readAt}`.execute(db);
    },
    markGone: async (key, ids, missedAt) => {
      if (ids.length === 0) return 0;
      const gone = await sql`
        update ${table(key)} set gone_at = ${missedAt}
        where ${live(key)} and ${idIn(key.stream, ids)} and read_at < ${missedAt}`.execute(db);
      return Number(gone.numAffectedRows ?? 0);
    },
    count: async (key, unchangedSince) => {
      const { rows } = await sql<Held>`
        select count(*)::integer as "all",
          (count(*) filter (where vendor_updated_at < ${unchangedSince}))::integer as unchanged
        from ${table(key)} where ${live(key)}`.execute(db);
      return rows[0] ?? { all: 0, unchanged: 0 };
    },
  };
}
