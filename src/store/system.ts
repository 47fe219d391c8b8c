import type { Kysely } from 'kysely';
import { assertOutsideTransaction } from '../lib/transaction-guard.ts';
import type { AddCalls, CallPlaces, LimitsTold } from '../mirror/calls/ports.ts';
import type { StoreCrmEvents } from '../mirror/crm/ports.ts';
import type { StoreEvents } from '../mirror/ports.ts';
import type { CursorStore, ErasingStore, LeavingStore } from '../tenancy/leaving/ports.ts';
import type { TenancyStore } from '../tenancy/ports.ts';
import { addCalls, forgetCalls, limitsTold } from './call-budgets.ts';
import { callPlaces, forgetPlaces } from './call-places.ts';
import { forgetRequests } from './card-requests.ts';
import { forgetEvents, storeEvents } from './inbox-receive.ts';
import { storeCrmEvents } from './inbox-receive-crm.ts';
import type { Queue } from './queue.ts';
import { erasingStore, leavingStore } from './system-leaving.ts';
import { connectedPortals } from './system-portals.ts';
import type { Tables } from './tables.ts';
import { isRelied, portalsOf, saveConnections, xeroUserOf } from './tenancy-connecting.ts';
import { endInXero, openConnection } from './tenancy-connections.ts';
import { consentStore } from './tenancy-consents.ts';
import { hubspotGrantRows, xeroGrantRows } from './tenancy-grants.ts';
import { saveInstall } from './tenancy-installs.ts';
import { cursorStore, scopesOf } from './tenancy-portals.ts';
import { sealedRows } from './tenancy-sealed.ts';
import { portalOfTicket } from './tickets-files.ts';

/**
 * The only way past row-level security: these queries run as the owner of the tables. Each is here because it comes
 * before the portal is known, spans portals, or touches tokens, which no portal's role can reach.
 */
export interface SystemQueries extends TenancyStore {
  /** Spans portals: whom the hourly pull goes to. Those with a usable grant at HubSpot and a Xero connection that works. */
  connectedPortals(): Promise<string[]>;
  /** Spans portals: a webhook tells of organisations of any of them. */
  storeEvents: StoreEvents;
  /** Spans portals: one webhook of HubSpot's tells of any of them. */
  storeCrmEvents: StoreCrmEvents;
  /** Spans portals: what webhooks told before that moment is deleted. Returns how many events. */
  forgetEvents(before: Date): Promise<number>;
  /** Spans portals: the answers that cards' requests got before that moment are deleted. Returns how many. */
  forgetRequests(before: Date): Promise<number>;
  /** Spans portals: the calls of a process are counted for all of them together. */
  addCalls: AddCalls;
  limitsTold: LimitsTold;
  /** Spans portals: an organisation takes so many calls at once, whoever sends them. */
  callPlaces: CallPlaces;
  /** Spans portals: the calls of days before that moment are deleted, and places of processes that died. Returns how many rows of calls. */
  forgetCalls(before: Date): Promise<number>;
  /** Comes before the portal is known: whose file a ticket opens, by the ticket's hash; null: there is no such ticket. */
  portalOfTicket(ticketHash: string): Promise<string | null>;
  /** Touches tokens' rows: which scopes the vendors gave, at Xero by organisation. */
  scopesOf(portalId: string): Promise<{ hubspot: string[]; xero: Record<string, string[]> }>;
  leaving: LeavingStore;
  erasing: ErasingStore;
  /** Belong to the app as a whole. */
  cursors: CursorStore;
}

export function systemQueries(db: Kysely<Tables>, queue: Queue): SystemQueries {
  return {
    connectedPortals: outside(() => connectedPortals(db)),
    storeEvents: outside((events, receivedAt) => storeEvents({ db, queue }, events, receivedAt)),
    storeCrmEvents: outside((events, receivedAt) => storeCrmEvents({ db, queue }, events, receivedAt)),
    forgetEvents: outside((before) => forgetEvents(db, before)),
    forgetRequests: outside((before) => forgetRequests(db, before)),
    addCalls: outside((days) => addCalls(db, days)),
    limitsTold: outside(() => limitsTold(db)),
    callPlaces: outsideAll(callPlaces(db)),
    forgetCalls: outside(async (before) => {
      await forgetPlaces(db);
      return forgetCalls(db, before);
    }),
    portalOfTicket: outside((ticketHash) => portalOfTicket(db, ticketHash)),
    // Tokens: read and replaced when a job or a door is about to call a vendor.
    hubspotGrants: outsideAll(hubspotGrantRows(db)),
    xeroGrants: outsideAll(xeroGrantRows(db)),
    // Span portals: secrets are looked at, key by key, when a process starts, and sealed anew when keys are rotated.
    sealedRows: outsideAll(sealedRows(db)),
    // Belong to a vendor's answer about a connection, which may come while any portal or none is being worked for.
    openConnection: outside((portalId, tenantId) => openConnection(db, portalId, tenantId)),
    endInXero: outside((connection, at) => endInXero(db, connection, at)),
    // One Xero user's grant may serve several portals: the way from a connection to it crosses to the grants' table.
    xeroUserOf: outside((portalId, tenantId) => xeroUserOf(db, portalId, tenantId)),
    // Write a portal before it exists, and its tokens.
    saveInstall: outside((portal, tokens, at) => saveInstall(db, { portal, tokens, at })),
    saveConnections: outside((connections) => saveConnections(db, connections)),
    // Span portals: an organisation is one portal's at a time, and a consent may belong to none yet.
    portalsOf: outside((tenantIds) => portalsOf(db, tenantIds)),
    isRelied: outside((tenantId, at) => isRelied(db, tenantId, at)),
    consents: outsideAll(consentStore(db)),
    scopesOf: outside((portalId) => scopesOf(db, portalId)),
    leaving: outsideAll(leavingStore(db)),
    erasing: outsideAll(erasingStore(db)),
    cursors: outsideAll(cursorStore(db)),
  };
}

/** A system query inside a portal's transaction would wait for it for ever on the embedded database. */
function outside<A extends unknown[], T>(query: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  return async (...args) => {
    assertOutsideTransaction('A system query was run');
    return query(...args);
  };
}

/** The same for each query of a table. */
function outsideAll<Q extends object>(queries: Q): Q {
  const guarded = Object.entries(queries).map(([name, query]) => [name, outside(query as () => Promise<unknown>)]);
  return Object.fromEntries(guarded) as Q;
}
