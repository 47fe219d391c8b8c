import { sql, type Kysely, type Selectable } from 'kysely';
import type { EndedConnection, GrantRows, SealedGrant, SealedTokens } from '../tenancy/ports.ts';
import type { GrantColumns, Tables } from './tables.ts';

type GrantTable = 'hubspot_grants' | 'xero_grants';

/** What tells a grant from the others of its vendor. */
const OWNER = { hubspot_grants: 'portal_id', xero_grants: 'xero_user_id' } as const;

/** HubSpot's grants, by portal. */
export const hubspotGrantRows = (db: Kysely<Tables>): GrantRows => ({
  ...leasedRows(db, 'hubspot_grants'),
  revoke: async (portalId, version) => {
    const revoked = await db
      .updateTable('hubspot_grants')
      .set({ state: 'revoked', lease_owner: null, lease_until: null })
      .where('portal_id', '=', portalId)
      .where('version', '=', version)
      .where('state', '=', 'usable')
      .executeTakeFirst();
    return revoked.numUpdatedRows === 1n ? [{ portalId, tenantId: '', tenantName: '', how: 'grant_ended' }] : [];
  },
});

/** Xero's grants, by Xero user. Revoking one marks every connection that it serves. */
export const xeroGrantRows = (db: Kysely<Tables>): GrantRows => ({
  ...leasedRows(db, 'xero_grants'),
  revoke: async (userId, version) => {
    const { rows } = await sql<Omit<EndedConnection, 'how'>>`
      with revoked as (
        update xero_grants set state = 'revoked', lease_owner = null, lease_until = null
        where xero_user_id = ${userId} and version = ${version} returning grant_id)
      update xero_connections set state = 'reconnect_needed'
      where state = 'connected' and grant_id in (select grant_id from revoked)
      returning portal_id as "portalId", tenant_id as "tenantId", tenant_name as "tenantName"`.execute(db);
    return rows.map((row) => ({ ...row, how: 'grant_ended' }));
  },
});

/** What both vendors' grants have in common. Each step is one statement, and leases run by the database's clock. */
function leasedRows(db: Kysely<Tables>, name: GrantTable): Omit<GrantRows, 'revoke'> {
  const table = sql.table(name);
  const isOwner = (owner: string) => sql`${sql.ref(OWNER[name])} = ${owner}`;
  const changes = async (statement: ReturnType<typeof sql>): Promise<boolean> =>
    (await statement.execute(db)).numAffectedRows === 1n;
  const owners = async (isMeant: ReturnType<typeof sql>): Promise<string[]> => {
    const { rows } = await sql<{ owner: string }>`
      select ${sql.ref(OWNER[name])} as owner from ${table} as grants
      where state = 'usable' and ${SERVES[name]} and ${isMeant} order by refreshed_at`.execute(db);
    return rows.map(({ owner }) => owner);
  };
  return {
    read: async (owner) => {
      const { rows } = await sql<Selectable<GrantColumns>>`select * from ${table} where ${isOwner(owner)}`.execute(db);
      return rows[0] ? fromRow(rows[0]) : null;
    },
    lease: (owner, { holder, version, forMs }) =>
      changes(sql`
        update ${table} set lease_owner = ${holder}, lease_until = ${inMs(forMs)}
        where ${isOwner(owner)} and version = ${version} and state = 'usable'
          and (lease_until is null or lease_until <= clock_timestamp())`),
    release: async (owner, { holder, answered }) => {
      const left = answered ? sql`lease_owner = null, lease_until = null` : sql`lease_until = clock_timestamp()`;
      await sql`update ${table} set ${left} where ${isOwner(owner)} and lease_owner = ${holder}`.execute(db);
    },
    swap: (owner, tokens, version) =>
      changes(sql`
        update ${table} set access_token = ${tokens.accessToken}, refresh_token = ${tokens.refreshToken},
          access_expires_at = ${tokens.accessExpiresAt}, scopes = ${tokens.scopes}, version = ${version + 1},
          lease_owner = null, lease_until = null, refreshed_at = clock_timestamp()
        where ${isOwner(owner)} and version = ${version} and state = 'usable'`),
    idle: (ms) => owners(sql`refreshed_at <= ${inMs(-ms)}`),
    leftOpen: () => owners(sql`lease_until <= clock_timestamp()`),
  };
}

/** Whom a grant is kept alive for. */
const SERVES = {
  hubspot_grants: sql`exists (select from portals p where p.portal_id = grants.portal_id and p.state = 'installed')`,
  xero_grants: sql`exists (
    select from xero_connections c join portals p using (portal_id)
    where c.grant_id = grants.grant_id and c.state = 'connected' and p.state = 'installed')`,
};

const inMs = (ms: number) => sql`clock_timestamp() + ${ms}::double precision * interval '1 millisecond'`;

/** Sealed tokens as the columns that both tables of grants share; whatever lease there was is over. */
export const tokenColumns = (tokens: SealedTokens) => ({
  access_token: tokens.accessToken,
  refresh_token: tokens.refreshToken,
  access_expires_at: tokens.accessExpiresAt,
  scopes: tokens.scopes,
  lease_owner: null,
  lease_until: null,
  refreshed_at: sql<Date>`clock_timestamp()`,
});

/** A row of either table. */
export const fromRow = (row: Selectable<GrantColumns>): SealedGrant => ({
  accessToken: row.access_token,
  refreshToken: row.refresh_token,
  accessExpiresAt: row.access_expires_at,
  scopes: row.scopes,
  state: row.state,
  version: row.version,
});
