import { sql, type Kysely } from 'kysely';
import type { CursorStore, Installation, LeavingStore, ServedConnection } from '../tenancy/leaving/ports.ts';
import type { Tables } from './tables.ts';

/** The connections of a portal that have not ended, oldest first. */
export async function connectionsOf(db: Kysely<Tables>, portalId: string): Promise<ServedConnection[]> {
  const rows = await db
    .selectFrom('xero_connections as connection')
    .innerJoin('xero_grants as grant', 'grant.grant_id', 'connection.grant_id')
    .select(['tenant_id', 'connection_id', 'tenant_name', 'xero_user_id'])
    .where('portal_id', '=', portalId)
    .where('connection.state', '<>', 'disconnected')
    .orderBy('connected_at')
    .orderBy('tenant_id')
    .execute();
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    connectionId: row.connection_id,
    name: row.tenant_name,
    xeroUserId: row.xero_user_id,
  }));
}

export async function installationOf(db: Kysely<Tables>, portalId: string): Promise<Installation | null> {
  const row = await db
    .selectFrom('portals')
    .select(['state', 'installed_at', 'last_installed_at'])
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return row ? { state: row.state, lastInstalledAt: row.last_installed_at ?? row.installed_at } : null;
}

/** All that an uninstalled portal must no longer do, at once: no grant, no connection, no way to a vendor is left. */
export async function markUninstalled(
  db: Kysely<Tables>,
  portalId: string,
  { at, eraseAfter, by }: Parameters<LeavingStore['markUninstalled']>[1],
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const marked = await sql`
      update portals set state = 'uninstalled', uninstalled_at = ${at}, erase_after = ${eraseAfter}
      where portal_id = ${portalId} and state = 'installed' and coalesce(last_installed_at, installed_at) <= ${at}`.execute(
      transaction,
    );
    if (marked.numAffectedRows !== 1n) return false;
    await transaction
      .updateTable('hubspot_grants')
      .set({ state: 'revoked', lease_owner: null, lease_until: null })
      .where('portal_id', '=', portalId)
      .execute();
    await transaction
      .updateTable('xero_connections')
      .set({ state: 'disconnected', live: false, ended_at: at, ended_how: 'uninstalled', ended_by: by })
      .where('portal_id', '=', portalId)
      .where('state', '<>', 'disconnected')
      .execute();
    return true;
  });
}

/** The scopes that the vendors gave: the portal's at HubSpot, and at Xero by organisation. */
export async function scopesOf(
  db: Kysely<Tables>,
  portalId: string,
): Promise<{ hubspot: string[]; xero: Record<string, string[]> }> {
  const { rows } = await sql<{ tenant_id: string; scopes: string }>`
    select '' as tenant_id, scopes from hubspot_grants where portal_id = ${portalId} and state = 'usable'
    union all
    select connection.tenant_id, grants.scopes from xero_connections connection
    join xero_grants grants on grants.grant_id = connection.grant_id where connection.portal_id = ${portalId}`.execute(
    db,
  );
  const words = Object.fromEntries(rows.map((row) => [row.tenant_id, row.scopes.split(' ').filter(Boolean)]));
  const { '': hubspot = [], ...xero } = words;
  return { hubspot, xero };
}

export const cursorStore = (db: Kysely<Tables>): CursorStore => ({
  positionOf: async (name) => {
    const row = await db.selectFrom('app_cursors').select('position').where('name', '=', name).executeTakeFirst();
    return row?.position ?? null;
  },
  moveTo: async (name, position, at) => {
    await db
      .insertInto('app_cursors')
      .values({ name, position, moved_at: at })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ position, moved_at: at }))
      .execute();
  },
});
