import { systemClock, type Clock } from '../../lib/clock.ts';
import type { XeroWriter } from '../../invoicing/ports.ts';
import type { Confirmers, FetchByIds, FetchSince } from '../../mirror/ports.ts';
import type { Gates } from '../limits/gate.ts';
import type { OnCall } from '../send.ts';
import type { MeaningOfRefusal, TokenSource } from '../with-token.ts';
import { deleteConnection, readConnections } from './connections.ts';
import { createInvoiceFiles } from './invoice-files.ts';
import { createLookUp } from './look-up.ts';
import type { XeroWho } from './read-page.ts';
import { sendIntent } from './send-write.ts';
import { confirmersOf, readersOf, type XeroReaders } from './readers.ts';
import { createTokens, type XeroTokens } from './tokens.ts';

export interface XeroOptions {
  /** No trailing slash; `https://api.xero.com`. */
  apiUrl: string;
  /** `https://identity.xero.com`. */
  identityUrl: string;
  clientId: string;
  clientSecret: string;
  token: TokenSource<XeroWho>;
  /** Asked when Xero takes a token and refuses the organisation; absent: that is `auth_revoked`. */
  organisationRefused?: MeaningOfRefusal<XeroWho> | undefined;
  /** For one whole call; default 20 seconds. */
  timeoutMs?: number;
  /** For one whole write; default 25 seconds, because Xero may go on with what we no longer wait for. */
  writeTimeoutMs?: number;
  onCall?: OnCall | undefined;
  /** Absent: nothing holds calls back but the vendor. */
  gates?: Gates | undefined;
  clock?: Clock;
}

export interface Xero {
  readers: XeroReaders;
  writer: XeroWriter;
  fetchByIds: FetchByIds;
  fetchSince: FetchSince;
  confirmers: Pick<Confirmers, keyof XeroReaders>;
  tokens: XeroTokens;
  connections: (accessToken: string, authEventId?: string) => ReturnType<typeof readConnections>;
  deleteConnection: (accessToken: string, connectionId: string) => ReturnType<typeof deleteConnection>;
}

/** The adapter to Xero: nothing else in the product knows its SDK, its wire formats or its errors. */
export function createXero(options: XeroOptions): Xero {
  const { timeoutMs = 20_000, writeTimeoutMs = 25_000, clock = systemClock } = options;
  const given = { ...options, timeoutMs, clock };
  const { fetchByIds, fetchSince, ...lookUp } = createLookUp(given);
  return {
    readers: readersOf(given),
    writer: {
      send: sendIntent({ ...given, timeoutMs: writeTimeoutMs }),
      ...lookUp,
      ...createInvoiceFiles(given),
    },
    fetchByIds,
    fetchSince,
    confirmers: confirmersOf(given),
    tokens: createTokens(given),
    connections: (accessToken, authEventId) => readConnections(given, accessToken, authEventId),
    deleteConnection: (accessToken, connectionId) => deleteConnection(given, accessToken, connectionId),
  };
}
