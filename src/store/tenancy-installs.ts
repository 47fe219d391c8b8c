import { sql, type Kysely } from 'kysely';
import type { Connection, Portal, SealedTokens } from '../tenancy/ports.ts';
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

interface Install {
  portal: Portal;
  tokens: SealedTokens;
  at: Date;
}

export async function saveInstall(db: Kysely<Tables>, { portal, tokens, at }: Install): Promise<void> {
  const facts = {
    name: portal.name,
    ui_domain: portal.uiDomain,
    time_zone: portal.timeZone,
    company_currency: portal.companyCurrency,
  };
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('portals')
      .values({ portal_id: portal.portalId, ...facts, installed_by: portal.installedBy, installed_at: at })
      .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(facts))
      .execute();
    await transaction
      .insertInto('hubspot_grants')
      .values({ portal_id: portal.portalId, ...tokenColumns(tokens) })
      .onConflict((conflict) =>
        conflict.column('portal_id').doUpdateSet({
          ...tokenColumns(tokens),
          state: 'usable',
          version: sql`hubspot_grants.version + 1`,
        }),
      )
      .execute();
  });
}

interface NewConnection {
  connection: Connection;
  xeroUserId: string;
  tokens: SealedTokens;
  at: Date;
}

export async function saveConnection(
  db: Kysely<Tables>,
  { connection, xeroUserId, tokens, at }: NewConnection,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const grant = await transaction
      .insertInto('xero_grants')
      .values({ grant_id: sql`gen_random_uuid()::text`, xero_user_id: xeroUserId, ...tokenColumns(tokens) })
      .onConflict((conflict) =>
        conflict.column('xero_user_id').doUpdateSet({
          ...tokenColumns(tokens),
          state: 'usable',
          version: sql`xero_grants.version + 1`,
        }),
      )
      .returning('grant_id')
      .executeTakeFirstOrThrow();
    const facts = {
      connection_id: connection.connectionId,
      grant_id: grant.grant_id,
      tenant_name: connection.tenantName,
      connected_by: connection.connectedBy,
      connected_at: at,
    };
    await transaction
      .insertInto('xero_connections')
      .values({ portal_id: connection.portalId, tenant_id: connection.tenantId, ...facts })
      .onConflict((conflict) =>
        conflict.columns(['portal_id', 'tenant_id']).doUpdateSet({ ...facts, state: 'connected' }),
      )
      .execute();
  });
}
