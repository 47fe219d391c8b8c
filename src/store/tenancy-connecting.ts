import { sql, type Kysely, type Transaction } from 'kysely';
import type { NewConnections } from '../tenancy/ports.ts';
import { noteLook } from './audit-trail.ts';
import { issueStore } from './issues-rows.ts';
import type { Tables } from './tables.ts';
import { tokenColumns } from './tenancy-grants.ts';

export async function xeroUserOf(db: Kysely<Tables>, portalId: string, tenantId: string): Promise<string | null> {
  const row = await db
    .selectFrom('xero_connections')
    .innerJoin('xero_grants', 'xero_grants.grant_id', 'xero_connections.grant_id')
    .select('xero_grants.xero_user_id')
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('xero_connections.state', '=', 'connected')
    .executeTakeFirst();
  return row?.xero_user_id ?? null;
}

export async function portalsOf(
  db: Kysely<Tables>,
  tenantIds: string[],
): Promise<{ portalId: string; tenantId: string }[]> {
  if (tenantIds.length === 0) return [];
  const rows = await db
    .selectFrom('xero_connections')
    .select(['portal_id', 'tenant_id'])
    .where('tenant_id', 'in', tenantIds)
    .where('state', '!=', 'disconnected')
    .execute();
  return rows.map((row) => ({ portalId: row.portal_id, tenantId: row.tenant_id }));
}

export async function isRelied(db: Kysely<Tables>, tenantId: string, at: Date): Promise<boolean> {
  if ((await portalsOf(db, [tenantId])).length > 0) return true;
  const waiting = await db
    .selectFrom('consents')
    .select('consent_id')
    .where('step', '=', 'returned')
    .where('expires_at', '>', at)
    .where(sql<boolean>`organisations @> ${JSON.stringify([{ tenantId }])}::jsonb`)
    .executeTakeFirst();
  return waiting !== undefined;
}

export async function saveConnections(db: Kysely<Tables>, given: NewConnections): Promise<{ taken: string[] } | null> {
  return db.transaction().execute(async (transaction) => {
    if (given.confirmed && !(await endConsent(transaction, given.confirmed.consentId, given.at))) return null;
    const taken = await takenByOthers(transaction, given);
    const ours = given.organisations.filter(({ tenantId }) => !taken.includes(tenantId));
    if (ours.length === 0) return { taken };
    const grantId = await saveGrant(transaction, given);
    for (const organisation of ours) await saveConnection(transaction, given, { ...organisation, grantId });
    await tell(
      transaction,
      given,
      ours.map(({ tenantId }) => tenantId),
    );
    return { taken };
  });
}

/** The word of a person counts once, and what it was asked for is kept no longer. */
async function endConsent(db: Transaction<Tables>, consentId: string, at: Date): Promise<boolean> {
  const ended = await db
    .updateTable('consents')
    .set({ step: 'done', tokens: null })
    .where('consent_id', '=', consentId)
    .where('step', '=', 'returned')
    .where('tokens', 'is not', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** Of two portals that connect an organisation at the same moment, the later waits here for the earlier. */
async function takenByOthers(db: Transaction<Tables>, { portalId, organisations }: NewConnections): Promise<string[]> {
  // In one order, whoever asks: two who want the same organisations do not wait for each other.
  for (const { tenantId } of organisations.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1)))
    await sql`select pg_advisory_xact_lock(hashtextextended(${`organisation ${tenantId}`}, 0))`.execute(db);
  // One main organisation to a portal: whoever connects another at the same moment waits as well.
  await db.selectFrom('portals').select('portal_id').where('portal_id', '=', portalId).forUpdate().execute();
  const rows = await portalsOf(
    db,
    organisations.map(({ tenantId }) => tenantId),
  );
  return rows.filter((row) => row.portalId !== portalId).map(({ tenantId }) => tenantId);
}

async function saveGrant(db: Transaction<Tables>, { grant }: NewConnections): Promise<string> {
  const tokens = tokenColumns(grant.tokens);
  const saved = await db
    .insertInto('xero_grants')
    .values({ grant_id: sql`gen_random_uuid()::text`, xero_user_id: grant.xeroUserId, ...tokens })
    .onConflict((conflict) =>
      conflict
        .column('xero_user_id')
        .doUpdateSet({ ...tokens, state: 'usable', version: sql`xero_grants.version + 1` }),
    )
    .returning('grant_id')
    .executeTakeFirstOrThrow();
  return saved.grant_id;
}

/** What was connected before keeps its rows, and whether it is live; the first organisation of a portal becomes its main one. */
async function saveConnection(
  db: Transaction<Tables>,
  { portalId, connectedBy, at }: NewConnections,
  given: NewConnections['organisations'][number] & { grantId: string },
): Promise<void> {
  const facts = {
    connection_id: given.connectionId,
    grant_id: given.grantId,
    tenant_name: given.tenantName,
    connected_by: connectedBy,
    connected_at: at,
  };
  const isFirst = sql<boolean>`not exists (select 1 from xero_connections one where one.portal_id = ${portalId} and one.is_main)`;
  await db
    .insertInto('xero_connections')
    .values({ portal_id: portalId, tenant_id: given.tenantId, ...facts, is_main: isFirst })
    .onConflict((conflict) =>
      conflict.columns(['portal_id', 'tenant_id']).doUpdateSet({
        ...facts,
        state: 'connected',
        ended_at: null,
        ended_how: null,
        ended_by: null,
        is_main: sql`xero_connections.is_main or excluded.is_main`,
      }),
    )
    .execute();
}

/** What waited for the connection is closed, and the audit log told who made it. */
async function tell(db: Transaction<Tables>, given: NewConnections, tenantIds: string[]): Promise<void> {
  const { portalId, connectedBy: userId, at, confirmed } = given;
  const handle = { portalId, db };
  await issueStore(handle).close({ kind: 'reconnect_needed', subjects: tenantIds, at });
  if (!confirmed) return;
  const look = { at, userId, userEmail: confirmed.userEmail, action: 'connect_xero', right: 'admin' } as const;
  for (const objectId of tenantIds) await noteLook(handle, { ...look, objectTypeId: 'xero_organisation', objectId });
}
