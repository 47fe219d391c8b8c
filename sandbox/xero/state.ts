import type { World } from '../seed/world.ts';
import type { XeroUser } from '../seed/xero-user.ts';
import type { Answer } from './answer.ts';
import type { HistoryNote, Organisation } from './facts.ts';
import { emptyMemory, type WebhookMemory } from './webhooks/memory.ts';

/** One consent of a person: what it allows until it is revoked. */
export interface Grant extends Lineage {
  grantId: string;
  clientId: string;
  userId: string;
  scopes: string[];
  /** Xero's `authentication_event_id`, shared by the connections made in this consent. */
  authEventId: string;
  /** ISO 8601: when the person took it back. */
  endedAt?: string;
}

/** The refresh tokens of one grant, each in the place of the one before. */
export interface Lineage {
  /** Every one that was given; none without the scope `offline_access`. */
  refreshTokens: RefreshToken[];
  /** The newest; each refresh by the newest token goes one up. */
  generation: number;
  /** ISO 8601: until then the generation before the newest may be used again. */
  graceUntil: string;
  /** ISO 8601: when nobody refreshes before it, the grant is worth nothing. */
  unusedUntil: string;
  /** How often its refresh tokens were used: the newest, the one before it, and those that had ended and were refused. */
  used: { newest: number; grace: number; ended: number };
}

interface RefreshToken {
  token: string;
  /** 0 for that of the code. */
  generation: number;
  ended?: boolean;
}

interface Code {
  code: string;
  redirectUri: string;
  expiresAt: string;
  grant: Grant;
}

/** An organisation that a person let an app into. */
export interface Connection {
  id: string;
  clientId: string;
  /** Who let it in. */
  userId: string;
  tenantId: string;
  authEventId: string;
  createdAt: string;
  updatedAt: string;
  /** Kept after a disconnect: reconnecting keeps the id and the time it was made. */
  connected: boolean;
}

/** The answer to a write that carried an Idempotency-Key. */
export interface Remembered {
  clientId: string;
  key: string;
  /** Of organisation, method, URL and bytes. */
  fingerprint: string;
  answer: Answer;
  /** ISO 8601, of the first call. */
  at: string;
}

/** Everything that the stand-in remembers. The organisations hold facts; what follows from them is worked out on reading. */
export interface XeroState {
  /** Those who sign in to Xero; the first is the one whom the control plane plays. */
  users: XeroUser[];
  organisations: Organisation[];
  codes: Code[];
  grants: Grant[];
  connections: Connection[];
  /** Answers that an Idempotency-Key gets again. */
  remembered: Remembered[];
  history: HistoryNote[];
  /** E-mails sent, by organisation and calendar date (`{id} {date}`). */
  emails: Record<string, number>;
  webhooks: WebhookMemory;
}

/** A stand-in to which nothing has been written yet. */
export const nothingWritten = (): Pick<XeroState, 'remembered' | 'history' | 'emails' | 'webhooks'> => ({
  remembered: [],
  history: [],
  emails: {},
  webhooks: emptyMemory(),
});

/** A fresh stand-in: the world's facts, nobody connected. */
export const loadWorld = (world: World): XeroState => ({
  users: structuredClone(world.xero.users),
  organisations: structuredClone(world.xero.organisations).map((one) => ({ ...one, contactGroups: [] })),
  codes: [],
  grants: [],
  connections: [],
  ...nothingWritten(),
});
