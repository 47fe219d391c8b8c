import type { World, XeroOrganisation } from '../seed/world.ts';

/** One consent of a person: what it allows until it is revoked. */
export interface Grant {
  grantId: string;
  clientId: string;
  userId: string;
  scopes: string[];
  /** Xero's `authentication_event_id`, shared by the connections made in this consent. */
  authEventId: string;
  /** Absent without the scope `offline_access`. */
  refreshToken?: string;
  /** ISO 8601; a refresh token that is not used for 60 days is dead. */
  refreshExpiresAt?: string;
}

interface Code {
  code: string;
  redirectUri: string;
  expiresAt: string;
  grant: Grant;
}

/** An organisation that a person let an app into. */
interface Connection {
  id: string;
  clientId: string;
  tenantId: string;
  authEventId: string;
  createdAt: string;
  updatedAt: string;
  /** Kept after a disconnect: reconnecting keeps the id and the time it was made. */
  connected: boolean;
}

/** Everything that the stand-in remembers. The organisations hold facts; what follows from them is worked out on reading. */
export interface XeroState {
  userId: string;
  organisations: XeroOrganisation[];
  codes: Code[];
  grants: Grant[];
  connections: Connection[];
}

/** A fresh stand-in: the world's facts, nobody connected. */
export const loadWorld = (world: World): XeroState => ({
  userId: world.xero.userId,
  organisations: structuredClone(world.xero.organisations),
  codes: [],
  grants: [],
  connections: [],
});
