import type { Kysely } from 'kysely';
import { assertOutsideTransaction } from '../lib/transaction-guard.ts';
import type { StoreEvents } from '../mirror/ports.ts';
import type { GrantRows, TenancyStore } from '../tenancy/ports.ts';
import { forgetRequests } from './card-requests.ts';
import { forgetEvents, storeEvents } from './inbox-receive.ts';
import type { Queue } from './queue.ts';
import { connectedPortals } from './system-portals.ts';
import type { Tables } from './tables.ts';
import { hubspotGrantRows, xeroGrantRows } from './tenancy-grants.ts';
import { saveConnection, saveInstall, xeroUserOf } from './tenancy-installs.ts';
import { portalOfTicket } from './tickets-files.ts';

/**
 * The only way past row-level security: these queries run as the owner of the tables. Each is here because it comes
 * before the portal is known, spans portals, or touches tokens, which no portal's role can reach.
 */
export interface SystemQueries extends TenancyStore {
  /** Spans portals: whom the hourly pull goes to. Those with a usable grant at HubSpot and a Xero connection that works. */
  connectedPortals(): Promise<string[]>;
  /** Spans portals: an organisation that a webhook tells of may be connected to several. */
  storeEvents: StoreEvents;
  /** Spans portals: what webhooks told before that moment is deleted. Returns how many events. */
  forgetEvents(before: Date): Promise<number>;
  /** Spans portals: the answers that cards' requests got before that moment are deleted. Returns how many. */
  forgetRequests(before: Date): Promise<number>;
  /** Comes before the portal is known: whose file a ticket opens, by the ticket's hash; null: there is no such ticket. */
  portalOfTicket(ticketHash: string): Promise<string | null>;
}

export function systemQueries(db: Kysely<Tables>, queue: Queue): SystemQueries {
  return {
    connectedPortals: outside(() => connectedPortals(db)),
    storeEvents: outside((events, receivedAt) => storeEvents({ db, queue }, events, receivedAt)),
    forgetEvents: outside((before) => forgetEvents(db, before)),
    forgetRequests: outside((before) => forgetRequests(db, before)),
    portalOfTicket: outside((ticketHash) => portalOfTicket(db, ticketHash)),
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
