import type { Kysely } from 'kysely';
import type { OpenConnection } from '../tenancy/ports.ts';
import type { Tables } from './tables.ts';

/** The connection as it stands now; null: there is none, or it has been disconnected. */
export async function openConnection(
  db: Kysely<Tables>,
  portalId: string,
  tenantId: string,
): Promise<OpenConnection | null> {
  const row = await db
    .selectFrom('xero_connections')
    .select(['tenant_name', 'connected_at'])
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('state', '!=', 'disconnected')
    .executeTakeFirst();
  return row ? { portalId, tenantId, tenantName: row.tenant_name, connectedAt: row.connected_at } : null;
}

/** Marks the connection disconnected in Xero; false: it ended before, or was connected anew since it was read. */
export async function endInXero(
  db: Kysely<Tables>,
  { portalId, tenantId, connectedAt }: OpenConnection,
  at: Date,
): Promise<boolean> {
  const ended = await db
    .updateTable('xero_connections')
    .set({ state: 'disconnected', ended_at: at, ended_how: 'in_xero', ended_by: null })
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('connected_at', '=', connectedAt)
    .where('state', '!=', 'disconnected')
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}
