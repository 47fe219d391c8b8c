import { systemClock, type Clock } from '../../lib/clock.ts';
import type { XeroWriter } from '../../invoicing/ports.ts';
import type { StreamFacts } from '../../mirror/facts.ts';
import type { Confirmers, FetchByIds, ListPage, Readers } from '../../mirror/ports.ts';
import type { Gates } from '../limits/gate.ts';
import type { OnCall } from '../send.ts';
import type { MeaningOfRefusal, TokenSource } from '../with-token.ts';
import { deleteConnection, readConnections } from './connections.ts';
import { createInvoiceFiles } from './invoice-files.ts';
import { createLookUp } from './look-up.ts';
import { readXeroPage, type XeroWho } from './read-page.ts';
import { sendIntent } from './send-write.ts';
import { streams, type XeroStream } from './streams.ts';
import { createTokens, type XeroTokens } from './tokens.ts';
import { confirmByIds, confirmByList } from './confirm.ts';

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
  readers: Pick<Readers, keyof typeof streams>;
  writer: XeroWriter;
  fetchByIds: FetchByIds;
  confirmers: Pick<Confirmers, keyof typeof streams>;
  tokens: XeroTokens;
  connections: (accessToken: string, authEventId?: string) => ReturnType<typeof readConnections>;
  deleteConnection: (accessToken: string, connectionId: string) => ReturnType<typeof deleteConnection>;
}

/** The adapter to Xero: nothing else in the product knows its SDK, its wire formats or its errors. */
export function createXero(options: XeroOptions): Xero {
  const { timeoutMs = 20_000, writeTimeoutMs = 25_000, clock = systemClock } = options;
  const given = { ...options, timeoutMs, clock };
  const { fetchByIds, ...lookUp } = createLookUp(given);
  const reader =
    <S extends keyof typeof streams>(stream: XeroStream<StreamFacts[S]>): ListPage<S> =>
    (request) =>
      readXeroPage(given, stream, request);
  const accounts = reader<'accounts'>(streams.accounts);
  const taxRates = reader<'tax_rates'>(streams.tax_rates);
  const currencies = reader<'currencies'>(streams.currencies);
  return {
    readers: {
      organisation: reader<'organisation'>(streams.organisation),
      contacts: reader<'contacts'>(streams.contacts),
      invoices: reader<'invoices'>(streams.invoices),
      credit_notes: reader<'credit_notes'>(streams.credit_notes),
      overpayments: reader<'overpayments'>(streams.overpayments),
      prepayments: reader<'prepayments'>(streams.prepayments),
      payments: reader<'payments'>(streams.payments),
      accounts,
      tax_rates: taxRates,
      currencies,
    },
    writer: {
      send: sendIntent({ ...given, timeoutMs: writeTimeoutMs }),
      ...lookUp,
      ...createInvoiceFiles(given),
    },
    fetchByIds,
    confirmers: {
      invoices: confirmByIds(fetchByIds, 'invoices'),
      contacts: confirmByIds(fetchByIds, 'contacts'),
      accounts: confirmByList(accounts),
      tax_rates: confirmByList(taxRates),
      currencies: confirmByList(currencies),
    },
    tokens: createTokens(given),
    connections: (accessToken, authEventId) => readConnections(given, accessToken, authEventId),
    deleteConnection: (accessToken, connectionId) => deleteConnection(given, accessToken, connectionId),
  };
}
