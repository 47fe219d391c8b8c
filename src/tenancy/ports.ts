import type { VendorFailure } from '../lib/failure.ts';
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

/** The stored grants of one vendor, by the portal (HubSpot) or by the Xero user (Xero); implemented in src/store. */
export interface GrantRows {
  read: (owner: string) => Promise<SealedGrant | null>;
  /** Replaces the tokens of that version; false when another version stands there by now. */
  swap: (owner: string, tokens: SealedTokens, version: number) => Promise<boolean>;
  /** Marks the grant of that version revoked, with whatever depends on it; nothing when another version stands there. */
  revoke: (owner: string, version: number) => Promise<void>;
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

/** Where portals, connections and their grants are kept; implemented in src/store. */
export interface TenancyStore {
  hubspotGrants: GrantRows;
  xeroGrants: GrantRows;
  /** The Xero user whose grant serves the connection; null: the portal has no such connection that works. */
  xeroUserOf(portalId: string, tenantId: string): Promise<string | null>;
  /** Stores the portal and its grant together; a second install replaces both and keeps who installed it first. */
  saveInstall(portal: Portal, tokens: SealedTokens, at: Date): Promise<void>;
  /** Stores the Xero user's grant and the connection that it serves together. */
  saveConnection(connection: Connection, grant: { xeroUserId: string; tokens: SealedTokens }, at: Date): Promise<void>;
}
