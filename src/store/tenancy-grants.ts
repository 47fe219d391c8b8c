import { sql, type Kysely, type Selectable } from 'kysely';
import type { GrantRows, SealedGrant, SealedTokens } from '../tenancy/ports.ts';
import type { GrantColumns, Tables } from './tables.ts';

/** HubSpot's grants, by portal. */
export function hubspotGrantRows(db: Kysely<Tables>): GrantRows {
  return {
    read: async (portalId) => {
      const row = await db
        .selectFrom('hubspot_grants')
        .selectAll()
        .where('portal_id', '=', portalId)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },
    swap: async (portalId, tokens, version) => {
      const swapped = await db
        .updateTable('hubspot_grants')
        .set({ ...tokenColumns(tokens), version: version + 1 })
        .where('portal_id', '=', portalId)
        .where('version', '=', version)
        .executeTakeFirst();
      return swapped.numUpdatedRows === 1n;
    },
    revoke: async (portalId, version) => {
      await db
        .updateTable('hubspot_grants')
        .set({ state: 'revoked' })
        .where('portal_id', '=', portalId)
        .where('version', '=', version)
        .execute();
    },
  };
}

/** Xero's grants, by Xero user. Revoking one marks every connection that it serves. */
export function xeroGrantRows(db: Kysely<Tables>): GrantRows {
  return {
    read: async (userId) => {
      const row = await db.selectFrom('xero_grants').selectAll().where('xero_user_id', '=', userId).executeTakeFirst();
      return row ? fromRow(row) : null;
    },
    swap: async (userId, tokens, version) => {
      const swapped = await db
        .updateTable('xero_grants')
        .set({ ...tokenColumns(tokens), version: version + 1 })
        .where('xero_user_id', '=', userId)
        .where('version', '=', version)
        .executeTakeFirst();
      return swapped.numUpdatedRows === 1n;
    },
    revoke: async (userId, version) => {
      await sql`
        with revoked as (
          update xero_grants set state = 'revoked'
          where xero_user_id = ${userId} and version = ${version} returning grant_id)
        update xero_connections set state = 'reconnect_needed' where grant_id in (select grant_id from revoked)`.execute(
        db,
      );
    },
  };
}

/** Sealed tokens as the columns that both tables of grants share. */
export const tokenColumns = (tokens: SealedTokens) => ({
  access_token: tokens.accessToken,
  refresh_token: tokens.refreshToken,
  access_expires_at: tokens.accessExpiresAt,
  scopes: tokens.scopes,
});

const fromRow = (row: Selectable<GrantColumns>): SealedGrant => ({
  accessToken: row.access_token,
  refreshToken: row.refresh_token,
  accessExpiresAt: row.access_expires_at,
  scopes: row.scopes,
  state: row.state,
  version: row.version,
});
