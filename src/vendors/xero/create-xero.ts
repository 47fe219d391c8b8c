import { systemClock, type Clock } from '../../lib/clock.ts';
import type { StreamFacts } from '../../mirror/facts.ts';
import type { ListPage, Readers } from '../../mirror/ports.ts';
import type { OnCall } from '../send.ts';
import type { TokenSource } from '../with-token.ts';
import { readConnections } from './connections.ts';
import { readXeroPage, type XeroWho } from './read-page.ts';
import { streams, type XeroStream } from './streams.ts';
import { createTokens, type XeroTokens } from './tokens.ts';

export interface XeroOptions {
  /** No trailing slash; `https://api.xero.com`. */
  apiUrl: string;
  /** `https://identity.xero.com`. */
  identityUrl: string;
  clientId: string;
  clientSecret: string;
  token: TokenSource<XeroWho>;
  /** For one whole call; default 20 seconds. */
  timeoutMs?: number;
  onCall?: OnCall | undefined;
  clock?: Clock;
}

export interface Xero {
  readers: Pick<Readers, keyof typeof streams>;
  tokens: XeroTokens;
  connections: (accessToken: string, authEventId?: string) => ReturnType<typeof readConnections>;
}

/** The adapter to Xero: nothing else in the product knows its SDK, its wire formats or its errors. */
export function createXero({ timeoutMs = 20_000, clock = systemClock, ...options }: XeroOptions): Xero {
  const given = { ...options, timeoutMs, clock };
  const reader =
    <S extends keyof typeof streams>(stream: XeroStream<StreamFacts[S]>): ListPage<S> =>
    (request) =>
      readXeroPage(given, stream, request);
  return {
    readers: {
      organisation: reader<'organisation'>(streams.organisation),
      contacts: reader<'contacts'>(streams.contacts),
      invoices: reader<'invoices'>(streams.invoices),
      credit_notes: reader<'credit_notes'>(streams.credit_notes),
      overpayments: reader<'overpayments'>(streams.overpayments),
      prepayments: reader<'prepayments'>(streams.prepayments),
      payments: reader<'payments'>(streams.payments),
    },
    tokens: createTokens(given),
    connections: (accessToken, authEventId) => readConnections(given, accessToken, authEventId),
  };
}
