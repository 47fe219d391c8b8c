import type { Vendor, VendorFailure } from '../lib/failure.ts';
import type { Result } from '../lib/result.ts';

/** What a vendor hands out for a code or a refresh token. */
export interface TokenSet {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
  scopes: string[];
}

/** A grant as it is stored; both tokens are sealed (src/lib/crypto.ts). */
export interface SealedGrant {
  accessToken: string;
  refreshToken: string;
  accessExpiresAt: Date;
  scopes: string;
  state: 'usable' | 'revoked';
  /** Counts the replacements: whoever would replace the grant names the version that it read. */
  version: number;
}

export type SealedTokens = Omit<SealedGrant, 'state' | 'version'>;

/** A connection that no longer lets us in; `tenantId` and `tenantName` are '' for HubSpot's own. */
export interface EndedConnection {
  portalId: string;
  tenantId: string;
  tenantName: string;
  /** Its grant has ended, or it was disconnected in Xero. */
  how: 'grant_ended' | 'in_xero';
}

/** A refresh that one holder has for itself for so many milliseconds, by the database's clock, which all nodes share. */
export interface Lease {
  holder: string;
  /** Of the grant, as the holder has read it. */
  version: number;
  forMs: number;
}

/** The stored grants of one vendor, by the portal (HubSpot) or by the Xero user (Xero); implemented in src/store. */
export interface GrantRows {
  read: (owner: string) => Promise<SealedGrant | null>;
  /** Takes the lease; false: somebody else has it, or another version stands there by now. */
  lease: (owner: string, lease: Lease) => Promise<boolean>;
  /**
   * Lets go of the holder's lease. `answered: false` leaves a mark: the vendor may have replaced the refresh token, and the
   * old one has to be tried again while it serves.
   */
  release: (owner: string, lease: Pick<Lease, 'holder'> & { answered: boolean }) => Promise<void>;
  /** Replaces the tokens of that version and ends every lease; false when another version stands there by now. */
  swap: (owner: string, tokens: SealedTokens, version: number) => Promise<boolean>;
  /**
   * Marks the grant of that version revoked, with the connections that it serves, and says which; nothing when another
   * version stands there.
   */
  revoke: (owner: string, version: number) => Promise<EndedConnection[]>;
  /**
   * Owners of usable grants that were not refreshed for so long. Left out are those of portals that have uninstalled and
   * those that serve no connection.
   */
  idle: (ms: number) => Promise<string[]>;
  /** The same of those of whose last refresh nobody knows how it ended. */
  leftOpen: () => Promise<string[]>;
}

/** How the refreshing of a grant ended; `superseded`: somebody else had replaced it meanwhile. */
export type RefreshOutcome = 'renewed' | 'superseded' | 'lost' | 'throttled' | 'app_refused' | 'revoked';

/** Is told how refreshing goes: for metrics, for whoever runs the service, and for the portals whose connections ended. */
export interface TokenWatch {
  refreshed: (vendor: Vendor, outcome: RefreshOutcome, failure?: VendorFailure) => void;
  ended: (connections: EndedConnection[]) => Promise<void>;
}

/** Two sealed tokens and the row that they are in. */
export interface SealedRow {
  table: 'hubspot_grants' | 'xero_grants' | 'consents';
  owner: string;
  accessToken: string;
  refreshToken: string;
}

/** All stored secrets, whoever they belong to; implemented in src/store. */
export interface SealedRows {
  /** Some of the rows, for each key that any is sealed with. */
  samples: (perKey: number) => Promise<SealedRow[]>;
  /** The next rows, at most so many, that hold a secret sealed with another key than that one. */
  otherThan: (keyId: string, most: number) => Promise<SealedRow[]>;
  /** Replaces the sealed text and nothing else; false when the row no longer holds what `was` holds. */
  reseal: (was: SealedRow, now: Pick<SealedRow, 'accessToken' | 'refreshToken'>) => Promise<boolean>;
  /** How many rows hold secrets. */
  count: () => Promise<number>;
}

/** Asks a vendor for a new access token. */
export type RefreshTokens = (refreshToken: string) => Promise<Result<TokenSet, VendorFailure>>;

export interface Portal {
  portalId: string;
  name: string;
  /** Host of the portal's HubSpot pages, e.g. `app-eu1.hubspot.com`. */
  uiDomain: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  companyCurrency: string;
  /** HubSpot's id of the user who installed the app; that person is admin. */
  installedBy: string;
}

/** A Xero organisation that a portal is connected to. */
export interface Connection {
  portalId: string;
  tenantId: string;
  /** Xero's id of the connection; not the tenant's. */
  connectionId: string;
  tenantName: string;
  /** HubSpot's id of the user who connected it. */
  connectedBy: string;
}

/** A connection as it stood when it was read. */
export interface OpenConnection {
  portalId: string;
  tenantId: string;
  tenantName: string;
  connectedAt: Date;
}

/** An organisation, or something else of Xero's, that a consent lets us into. */
export type Consented = Pick<Connection, 'tenantId' | 'connectionId' | 'tenantName'> & {
  /** `ORGANISATION`, `PRACTICE`, … */
  tenantType: string;
};

/** What came back from Xero's consent page. The tokens are sealed for the row `consents:{consentId}`. */
export interface GrantedAtXero {
  xeroUserId: string;
  tokens: SealedTokens;
  organisations: Consented[];
}

/**
 * A person's way through a consent page: asked for, opened in a browser, left for the vendor's page, returned from there,
 * done. Of ticket, cookie and state the hashes alone are known.
 */
export interface Consent {
  consentId: string;
  kind: 'hubspot_install' | 'xero_connect';
  step: 'asked' | 'opened' | 'left' | 'returned' | 'done';
  /** Null for an install, which does not know its portal before it ends. */
  who: { portalId: string; userId: string; userEmail: string } | null;
  cookieHash: string | null;
  granted: GrantedAtXero | null;
  expiresAt: Date;
}

/** How a consent is found: by what a person brings along. */
export type ConsentKey = { consentId: string } | { ticketHash: string } | { stateHash: string };

/** One step of a consent: from one of those, while it has not expired, to another. */
export interface ConsentMove {
  consentId: string;
  from: readonly Consent['step'][];
  to: Consent['step'];
  at: Date;
  cookieHash?: string;
  stateHash?: string;
  granted?: GrantedAtXero;
  expiresAt?: Date;
}

/** The consents of all portals; implemented in src/store. */
export interface ConsentStore {
  add(consent: Omit<Consent, 'granted'> & { ticketHash?: string; stateHash?: string }): Promise<void>;
  find(key: ConsentKey): Promise<Consent | null>;
  /** Makes the step; false: it stood elsewhere, or has expired. Of two who try, one succeeds. */
  move(step: ConsentMove): Promise<boolean>;
  /** Those whose time was over before that moment. */
  expiredBefore(moment: Date): Promise<Consent[]>;
  /** Keeps the tokens that stand for those that were spent. */
  keepTokens(consentId: string, tokens: SealedTokens): Promise<void>;
  remove(consentId: string): Promise<void>;
}

/** What is to be connected at once: the Xero user's grant and the organisations that it serves. */
export interface NewConnections {
  portalId: string;
  /** HubSpot's id of the user who connects. */
  connectedBy: string;
  organisations: Omit<Consented, 'tenantType'>[];
  grant: { xeroUserId: string; tokens: SealedTokens };
  at: Date;
  /** The consent that ends with it, and what the audit log is told; absent: there is none. */
  confirmed?: { consentId: string; userEmail: string };
}

/** Where portals, connections and their grants are kept; implemented in src/store. */
export interface TenancyStore {
  hubspotGrants: GrantRows;
  xeroGrants: GrantRows;
  consents: ConsentStore;
  sealedRows: SealedRows;
  /** Null: the portal has no such connection, or it has been disconnected. */
  openConnection(portalId: string, tenantId: string): Promise<OpenConnection | null>;
  /** Marks it disconnected in Xero; false: it ended before, or was connected anew since it was read. */
  endInXero(connection: OpenConnection, at: Date): Promise<boolean>;
  /** The Xero user whose grant serves the connection; null: the portal has no such connection that works. */
  xeroUserOf(portalId: string, tenantId: string): Promise<string | null>;
  /** Stores the portal and its grant together; a later install replaces the grant, makes its person an admin and keeps who was first. */
  saveInstall(portal: Portal, tokens: SealedTokens, at: Date): Promise<void>;
  /**
   * Stores the Xero user's grant and the connections that it serves together, and closes their issues. An organisation that
   * another portal is connected to is left out, and named in the answer. Null: the consent was used before.
   */
  saveConnections(connections: NewConnections): Promise<{ taken: string[] } | null>;
  /** Which portals are connected, or are to connect again, to one of the organisations. */
  portalsOf(tenantIds: string[]): Promise<{ portalId: string; tenantId: string }[]>;
  /** Whether somebody relies on the organisation's connection at Xero: a portal that is connected, or a person who is about to confirm. */
  isRelied(tenantId: string, at: Date): Promise<boolean>;
}
