import { sql, type Kysely, type Transaction } from 'kysely';
import { insideTransaction } from '../lib/transaction-guard.ts';
import type { ErasingStore, UnservingGrant } from '../tenancy/leaving/ports.ts';
import type { Tables } from './tables.ts';
import { fromRow } from './tenancy-grants.ts';

/** What stays when a portal is forgotten: that it was there, and who did what, without names, addresses and amounts. */
const STAYS = ['erasures', 'audit_archive'];

export async function portalsToErase(db: Kysely<Tables>, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('portals')
    .select('portal_id')
    .where('state', '=', 'uninstalled')
    .where('erase_after', '<=', now)
    .orderBy('erase_after')
    .execute();
  return rows.map((row) => row.portal_id);
}

/**
 * Deletes every row of the portal in one transaction: of each table that has a portal's id, as the database itself lists
 * them, and of the queue, whose jobs carry the id in what they are about. Null: the portal was installed again meanwhile.
 */
export async function erasePortal(
  db: Kysely<Tables>,
  portalId: string,
  now: Date,
): Promise<Record<string, number> | null> {
  return db.transaction().execute((transaction) =>
    insideTransaction(async () => {
      const portal = await lockDue(transaction, portalId, now);
      if (!portal) return null;
      await archiveTrail(transaction, portalId);
      const deleted = await deleteRows(transaction, portalId);
      await transaction
        .insertInto('erasures')
        .values({
          portal_id: portalId,
          installed_at: portal.installed_at,
          uninstalled_at: portal.uninstalled_at ?? now,
          erased_at: now,
          rows_deleted: JSON.stringify(deleted),
        })
        .execute();
      return deleted;
    }),
  );
}

const lockDue = (db: Transaction<Tables>, portalId: string, now: Date) =>
  db
    .selectFrom('portals')
    .select(['installed_at', 'uninstalled_at'])
    .where('portal_id', '=', portalId)
    .where('state', '=', 'uninstalled')
    .where('erase_after', '<=', now)
    .forUpdate()
    .executeTakeFirst();

async function archiveTrail(db: Transaction<Tables>, portalId: string): Promise<void> {
  await sql`
    insert into audit_archive (portal_id, at, user_id, action, object_type_id, object_id, "right")
    select portal_id, at, user_id, action, object_type_id, object_id, "right" from audit_log
    where portal_id = ${portalId}`.execute(db);
}

async function deleteRows(db: Transaction<Tables>, portalId: string): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const table of await tablesOfPortals(db)) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where portal_id = ${portalId}`.execute(db);
    deleted[table] = Number(numAffectedRows ?? 0);
  }
  const { numAffectedRows } = await sql`
    delete from pgboss.job where data ->> 'portalId' = ${portalId}`.execute(db);
  deleted['pgboss.job'] = Number(numAffectedRows ?? 0);
  return deleted;
}

/** Every table with a portal's id but those that stay; the portals themselves last, for the others lean on them. */
async function tablesOfPortals(db: Transaction<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'portal_id' and not (table_name = any(${STAYS}))
    order by table_name = 'portals', table_name`.execute(db);
  return rows.map(({ name }) => name);
}

export async function forgetTrails(db: Kysely<Tables>, before: Date): Promise<number> {
  const forgotten = await db.deleteFrom('audit_archive').where('at', '<', before).executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}

/** Served by no row of any portal, and wanted by nobody who is on the way through Xero's consent page. */
const needless = (now: Date) => sql`
  not exists (select from xero_connections connection where connection.grant_id = xero_grants.grant_id)
  and not exists (select from consents where consents.xero_user_id = xero_grants.xero_user_id and expires_at > ${now})`;

export async function unservingGrants(db: Kysely<Tables>, now: Date): Promise<UnservingGrant[]> {
  const rows = await db
    .selectFrom('xero_grants')
    .selectAll()
    .where(sql<boolean>`${needless(now)}`)
    .execute();
  return rows.map((row) => ({ ...fromRow(row), xeroUserId: row.xero_user_id }));
}

export async function removeGrant(
  db: Kysely<Tables>,
  { xeroUserId, version }: Parameters<ErasingStore['removeGrant']>[0],
  now: Date,
): Promise<void> {
  await db
    .deleteFrom('xero_grants')
    .where('xero_user_id', '=', xeroUserId)
    .where('version', '=', version)
    .where(sql<boolean>`${needless(now)}`)
    .execute();
}
