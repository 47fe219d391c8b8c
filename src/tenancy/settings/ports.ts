import type { DraftDefaults, EndedHow } from '../facts.ts';

/** The portal as its settings show it. */
export interface PortalFacts {
  portalId: string;
  name: string;
  uiDomain: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  installedBy: string;
  installedAt: Date;
}

/** The defaults of one organisation as they were set last. */
export interface KeptDefaults {
  /** 0: nothing was ever set. */
  version: number;
  defaults: DraftDefaults;
  /** Null: nothing was ever set. */
  changed: { userId: string; userEmail: string; at: Date } | null;
}

/** An organisation that the portal is tied to, or was. */
export interface TiedOrganisation {
  tenantId: string;
  name: string;
  state: 'connected' | 'reconnect_needed' | 'disconnected';
  isMain: boolean;
  connectedBy: string;
  connectedAt: Date;
  /** Null unless it is disconnected. */
  ended: { at: Date; how: EndedHow; by: string | null } | null;
  live: { on: boolean; by: string | null; at: Date | null };
  /** When the last stream to be read was read; null: a first reading is under way. */
  lastSync: Date | null;
  /** Codes of the failures that keep its streams from being read. */
  failures: string[];
  kept: KeptDefaults;
}

/** A user of HubSpot. */
export interface KnownPerson {
  userId: string;
  name: string;
  email: string | null;
}

/** What admins see and set of one portal, inside that portal's transaction; implemented in src/store. */
export interface SettingsStore {
  portal(): Promise<PortalFacts | null>;
  /** The main one first, then by name. */
  organisations(): Promise<TiedOrganisation[]>;
  /** The users that HubSpot knows of the portal, by name. */
  people(): Promise<KnownPerson[]>;
  /** Whoever changes something waits here for those who are about to. */
  lock(): Promise<void>;
  /** Adds the version after that one; false: somebody has added it before. */
  saveDefaults(change: {
    tenantId: string;
    version: number;
    defaults: DraftDefaults;
    userId: string;
    userEmail: string;
    at: Date;
  }): Promise<boolean>;
  /** Makes it the one that cards show and bill. */
  makeMain(tenantId: string): Promise<void>;
  setLive(change: { tenantId: string; on: boolean; userId: string; at: Date }): Promise<void>;
  /** Marks it disconnected; false: it was already, or is not there. */
  end(ending: { tenantId: string; how: EndedHow; by: string | null; at: Date }): Promise<boolean>;
}

/** One row of one of the portal's tables. */
export interface ExportedRow {
  table: string;
  /** JSON text, every number as the database has it. */
  row: string;
}
