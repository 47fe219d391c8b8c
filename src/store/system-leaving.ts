import type { Kysely } from 'kysely';
import type { ErasingStore, LeavingStore } from '../tenancy/leaving/ports.ts';
import { erasePortal, forgetTrails, portalsToErase, removeGrant, unservingGrants } from './erase-portal.ts';
import type { Tables } from './tables.ts';
import { hubspotGrantRows } from './tenancy-grants.ts';
import { connectionsOf, installationOf, markUninstalled } from './tenancy-portals.ts';

/** Leaving reaches grants, and whom HubSpot's journal names may be anybody's portal. */
export const leavingStore = (db: Kysely<Tables>): LeavingStore => ({
  connectionsOf: (portalId) => connectionsOf(db, portalId),
  installationOf: (portalId) => installationOf(db, portalId),
  markUninstalled: (portalId, how) => markUninstalled(db, portalId, how),
  hubspotGrant: (portalId) => hubspotGrantRows(db).read(portalId),
});

/** Erasing spans portals, and deletes what no portal's role may delete. */
export const erasingStore = (db: Kysely<Tables>): ErasingStore => ({
  portalsToErase: (now) => portalsToErase(db, now),
  erasePortal: (portalId, now) => erasePortal(db, portalId, now),
  forgetTrails: (before) => forgetTrails(db, before),
  unservingGrants: (now) => unservingGrants(db, now),
  removeGrant: (grant, now) => removeGrant(db, grant, now),
});
