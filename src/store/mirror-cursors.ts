import type { Selectable } from 'kysely';
import type { Cursor, MirrorStore, StreamKey } from '../mirror/ports.ts';
import type { PortalHandle } from './portal.ts';
import type { StreamCursorRow } from './tables.ts';

/** Where the reading of the portal's streams stands. */
export function cursorStore({
  portalId,
  db,
}: PortalHandle): Pick<MirrorStore, 'cursor' | 'saveCursor' | 'saveFailure'> {
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
      const key = { portal_id: portalId, tenant_id: tenantId, stream };
      await db
        .insertInto('stream_cursors')
        .values(key)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await db
        .selectFrom('stream_cursors')
        .selectAll()
        .where('portal_id', '=', portalId)
        .where('tenant_id', '=', tenantId)
        .where('stream', '=', stream)
        .forUpdate()
        .executeTakeFirstOrThrow();
      return cursorMapper.fromRow(row);
    },
    saveCursor: (key, cursor) => update(key, cursorMapper.toRow(cursor)),
    saveFailure: (key, failure, at) => update(key, { failure, failed_at: failure && at }),
  };
}

type CursorColumns = Pick<
  Selectable<StreamCursorRow>,
  'next_page' | 'changed_since' | 'pass_began_at' | 'read_until' | 'rows_read'
>;

const cursorMapper = {
  toRow: (cursor: Cursor): CursorColumns => ({
    next_page: cursor.nextPage,
    changed_since: cursor.changedSince,
    pass_began_at: cursor.passBeganAt,
    read_until: cursor.readUntil,
    rows_read: cursor.rowsRead,
  }),
  fromRow: (row: CursorColumns): Cursor => ({
    nextPage: row.next_page,
    changedSince: row.changed_since,
    passBeganAt: row.pass_began_at,
    readUntil: row.read_until,
    rowsRead: row.rows_read,
  }),
};
