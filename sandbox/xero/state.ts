import type { World } from '../seed/world.ts';
import type { Answer } from './answer.ts';
import type { HistoryNote, Organisation } from './facts.ts';
import { emptyMemory, type WebhookMemory } from './webhooks/memory.ts';

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
  userId: string;
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

/** What a state lacks that was saved before anything could be written. */
export const nothingWritten = (): Pick<XeroState, 'remembered' | 'history' | 'emails' | 'webhooks'> => ({
  remembered: [],
  history: [],
  emails: {},
  webhooks: emptyMemory(),
});

/** A fresh stand-in: the world's facts, nobody connected. */
export const loadWorld = (world: World): XeroState => ({
  userId: world.xero.userId,
  organisations: structuredClone(world.xero.organisations),
  codes: [],
  grants: [],
  connections: [],
  ...nothingWritten(),
});
