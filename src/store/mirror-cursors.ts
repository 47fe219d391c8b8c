import { sql, type Selectable } from 'kysely';
import type { StreamName } from '../mirror/facts.ts';
import type { Cursor, Cursors, Pass, StreamKey, Zones } from '../mirror/ports.ts';
import type { PortalHandle } from './portal.ts';
import type { StreamCursorRow } from './tables.ts';

/** Where the reading of the portal's streams stands. */
export function cursorStore({ portalId, db }: PortalHandle): Cursors {
  const ofTenant = (tenantId: string) =>
    db.selectFrom('stream_cursors').selectAll().where('portal_id', '=', portalId).where('tenant_id', '=', tenantId);
  const update = async (key: StreamKey, columns: Partial<Selectable<StreamCursorRow>>): Promise<void> => {
    await db
      .updateTable('stream_cursors')
      .set(columns)
      .where('portal_id', '=', portalId)
      .where('tenant_id', '=', key.tenantId)
      .where('stream', '=', key.stream)
      .execute();
  };
  return {
    cursor: async ({ tenantId, stream }) => {
      const locked = ofTenant(tenantId).where('stream', '=', stream).forUpdate();
      const known = await locked.executeTakeFirst();
      if (known) return cursorMapper.fromRow(known);
      await db
        .insertInto('stream_cursors')
        .values({ portal_id: portalId, tenant_id: tenantId, stream })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return cursorMapper.fromRow(await locked.executeTakeFirstOrThrow());
    },
    cursors: async (tenantId) => {
      const rows = await ofTenant(tenantId).execute();
      return rows.map((row) => ({
        stream: row.stream as StreamName,
        cursor: cursorMapper.fromRow(row),
        failedAt: row.failed_at,
      }));
    },
    saveCursor: (key, cursor) => update(key, cursorMapper.toRow(cursor)),
    saveFailure: (key, failure, at) => update(key, { failure, failed_at: failure && at }),
    zones: async (tenantId) => {
      const { rows } = await sql<Zones>`
        select organisation.time_zone as organisation, portal.time_zone as portal from portals portal
        left join mirror_organisations organisation
          on organisation.portal_id = ${portalId} and organisation.tenant_id = ${tenantId}
        where portal.portal_id = ${portalId}`.execute(db);
      return rows[0] ?? { organisation: null, portal: 'UTC' };
    },
  };
}

type CursorColumns = Omit<Selectable<StreamCursorRow>, 'portal_id' | 'tenant_id' | 'stream' | 'failure' | 'failed_at'>;
type PassColumns = Pick<CursorColumns, 'next_page' | 'changed_since' | Extract<keyof CursorColumns, `pass_${string}`>>;

const cursorMapper = {
  toRow: (cursor: Cursor): CursorColumns => ({
    ...passColumns(cursor.pass),
    read_until: cursor.readUntil,
    full_until: cursor.fullUntil,
    swept_until: cursor.sweptUntil,
    proved_until: cursor.provedUntil,
    listed: cursor.listed,
    counted_at: cursor.countedAt,
    miscounted: cursor.miscounted,
    wanted: cursor.wanted,
    stopped_at: cursor.stoppedAt,
    rows_read: cursor.rowsRead,
  }),
  fromRow: (row: CursorColumns): Cursor => ({
    pass: passOfRow(row),
    readUntil: row.read_until,
    fullUntil: row.full_until,
    sweptUntil: row.swept_until,
    provedUntil: row.proved_until,
    listed: row.listed,
    countedAt: row.counted_at,
    miscounted: row.miscounted,
    wanted: row.wanted,
    stoppedAt: row.stopped_at,
    rowsRead: row.rows_read,
  }),
};

const passColumns = (pass: Pass | null): PassColumns => ({
  pass_kind: pass?.kind ?? null,
  next_page: pass?.page ?? null,
  changed_since: pass?.changedSince ?? null,
  pass_began_at: pass?.beganAt ?? null,
  pass_pages: pass?.pages ?? 0,
  pass_rows: pass?.rows ?? 0,
  pass_unreadable: pass?.unreadable ?? 0,
  pass_expected: pass?.expected ?? null,
  pass_reached: pass?.reached ?? null,
});

const passOfRow = (row: PassColumns): Pass | null =>
  row.pass_began_at && {
    kind: row.pass_kind ?? 'full',
    page: row.next_page,
    changedSince: row.changed_since,
    beganAt: row.pass_began_at,
    pages: row.pass_pages,
    rows: row.pass_rows,
    unreadable: row.pass_unreadable,
    expected: row.pass_expected,
    reached: row.pass_reached,
  };
