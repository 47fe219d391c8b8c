import type { Kysely } from 'kysely';
import { assertOutsideTransaction } from '../lib/transaction-guard.ts';
import type { GrantRows, TenancyStore } from '../tenancy/ports.ts';
import { connectedPortals } from './system-portals.ts';
import type { Tables } from './tables.ts';
import { hubspotGrantRows, xeroGrantRows } from './tenancy-grants.ts';
import { saveConnection, saveInstall, xeroUserOf } from './tenancy-installs.ts';

/**
 * The only way past row-level security: these queries run as the owner of the tables. Each is here because it comes
 * before the portal is known, spans portals, or touches tokens, which no portal's role can reach.
 */
export interface SystemQueries extends TenancyStore {
  /** Spans portals: whom the hourly pull goes to. Those with a usable grant at HubSpot and a Xero connection that works. */
  connectedPortals(): Promise<string[]>;
}

export function systemQueries(db: Kysely<Tables>): SystemQueries {
  return {
    connectedPortals: outside(() => connectedPortals(db)),
    // Tokens: read and replaced when a job or a door is about to call a vendor.
    hubspotGrants: outsideAll(hubspotGrantRows(db)),
    xeroGrants: outsideAll(xeroGrantRows(db)),
    // One Xero user's grant may serve several portals: the way from a connection to it crosses to the grants' table.
    xeroUserOf: outside((portalId, tenantId) => xeroUserOf(db, portalId, tenantId)),
    // Write a portal before it exists, and its tokens.
    saveInstall: outside((portal, tokens, at) => saveInstall(db, { portal, tokens, at })),
    saveConnection: outside((connection, grant, at) => saveConnection(db, { connection, ...grant, at })),
  };
}

/** A system query inside a portal's transaction would wait for it for ever on the embedded database. */
function outside<A extends unknown[], T>(query: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  return async (...args) => {
    assertOutsideTransaction('A system query was run');
    return query(...args);
  };
}

const outsideAll = (rows: GrantRows): GrantRows => ({
  read: outside(rows.read),
  swap: outside(rows.swap),
  revoke: outside(rows.revoke),
});
