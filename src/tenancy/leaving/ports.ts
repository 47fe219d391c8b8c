import type { VendorFailure } from '../../lib/failure.ts';
import type { Result } from '../../lib/result.ts';
import type { SealedGrant } from '../ports.ts';

/** A connection that has not ended, and the Xero user whose grant serves it. */
export interface ServedConnection {
  tenantId: string;
  /** Xero's id of the connection. */
  connectionId: string;
  name: string;
  xeroUserId: string;
}

/** Where an installation stands. */
export interface Installation {
  state: 'installed' | 'uninstalled';
  lastInstalledAt: Date;
}

/** What HubSpot's journal told of an app in a portal. */
export interface LifecycleEvent {
  kind: 'installed' | 'uninstalled';
  portalId: string;
  occurredAt: Date;
}

/** One entry of the journal. */
export interface JournalEntry {
  offset: string;
  events: LifecycleEvent[];
}

/** HubSpot's journal of the app as a whole; implemented in src/vendors. Must not be called inside a transaction. */
export interface Journal {
  /** Sees to it that installs and uninstalls are written into it. */
  subscribe: () => Promise<Result<void, VendorFailure>>;
  /**
   * The entry after that offset, or the oldest one there is. `nothing`: there is none yet. `unknown_offset`: the entry of that
   * offset is no longer kept.
   */
  next: (offset: string | null) => Promise<Result<JournalEntry | 'nothing' | 'unknown_offset', VendorFailure>>;
}

/** What the role of no portal can reach, for leaving and for being forgotten; implemented in src/store. */
export interface LeavingStore {
  /** The portal's connections that have not ended. */
  connectionsOf(portalId: string): Promise<ServedConnection[]>;
  /** Null: there is no such portal. */
  installationOf(portalId: string): Promise<Installation | null>;
  /**
   * Marks the portal uninstalled, with all of its connections, and ends its grant at HubSpot. False: it was before, or was
   * installed anew after that moment.
   */
  markUninstalled(portalId: string, how: { at: Date; eraseAfter: Date; by: string | null }): Promise<boolean>;
  /** The grant at HubSpot; null: there is none. */
  hubspotGrant(portalId: string): Promise<SealedGrant | null>;
}

/** Where we are in what a vendor tells the app as a whole; implemented in src/store. */
export interface CursorStore {
  /** Null: nothing was read yet. */
  positionOf(name: string): Promise<string | null>;
  moveTo(name: string, position: string, at: Date): Promise<void>;
}

/** A grant at Xero that serves no connection any more. */
export interface UnservingGrant extends SealedGrant {
  xeroUserId: string;
}

/** Deletes what nobody may keep any longer; implemented in src/store. */
export interface ErasingStore {
  /** Ids of the uninstalled portals whose grace period is over. */
  portalsToErase(now: Date): Promise<string[]>;
  /** Deletes every row of the portal but the few that stay, and says how many of each table; null: it was installed again. */
  erasePortal(portalId: string, now: Date): Promise<Record<string, number> | null>;
  /** Deletes what is older of the audit trails of portals that are gone. Returns how many rows. */
  forgetTrails(before: Date): Promise<number>;
  /** Grants at Xero that no connection needs, and no consent that is under way. */
  unservingGrants(now: Date): Promise<UnservingGrant[]>;
  /** Deletes the grant unless something needs it by now. */
  removeGrant(grant: Pick<UnservingGrant, 'xeroUserId' | 'version'>, now: Date): Promise<void>;
}
