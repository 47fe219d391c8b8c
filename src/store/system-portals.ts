import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Ids of the portals whose grant at HubSpot is usable and that have at least one Xero connection that works. */
export async function connectedPortals(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom('xero_connections')
    .innerJoin('hubspot_grants', 'hubspot_grants.portal_id', 'xero_connections.portal_id')
    .select('xero_connections.portal_id')
    .distinct()
    .where('xero_connections.state', '=', 'connected')
    .where('hubspot_grants.state', '=', 'usable')
    .orderBy('xero_connections.portal_id')
    .execute();
  return rows.map((row) => row.portal_id);
}
