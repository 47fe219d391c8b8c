import { systemClock, type Clock } from '../../lib/clock.ts';
import type { ReadProperties } from '../../billing-settings/ports.ts';
import type { PropertyWriter } from '../../automation/ports.ts';
import type { ReadDeal } from '../../invoicing/ports.ts';
import type { ReadQuote } from '../../invoicing/quotes/ports.ts';
import type { StreamName } from '../../mirror/facts.ts';
import type { Confirmers, Readers } from '../../mirror/ports.ts';
import type { Journal } from '../../tenancy/leaving/ports.ts';
import type { Gates } from '../limits/gate.ts';
import type { OnCall } from '../send.ts';
import type { TokenSource } from '../with-token.ts';
import { readAccount } from './account.ts';
import { uninstallApp } from './app-install.ts';
import type { HubSpotWho } from './call.ts';
import { createJournal } from './journal.ts';
import { readDeal } from './live-deal.ts';
import { readQuote } from './live-quote.ts';
import { readOwners } from './owners.ts';
import { confirmPipelines, readPipelines } from './pipelines.ts';
import { readProperties } from './property-list.ts';
import { propertyWriter } from './properties.ts';
import { objectConfirmers, objectReaders } from './streams.ts';
import { createTokens, type HubSpotTokens } from './tokens.ts';

export interface HubSpotOptions {
  /** No trailing slash; `https://api.hubapi.com`. */
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  token: TokenSource<HubSpotWho>;
  /** For one whole call; default 20 seconds. */
  timeoutMs?: number;
  onCall?: OnCall | undefined;
  /** Absent: nothing holds calls back but the vendor. */
  gates?: Gates | undefined;
  clock?: Clock;
}

export interface HubSpot {
  readers: Pick<Readers, Extract<StreamName, `crm_${string}`>>;
  confirmers: Pick<Confirmers, Extract<StreamName, `crm_${string}`>>;
  /** For billing, which never relies on the mirror's amounts. */
  readDeal: ReadDeal;
  readQuote: ReadQuote;
  properties: PropertyWriter;
  readProperties: ReadProperties;
  tokens: HubSpotTokens;
  accountDetails: (accessToken: string) => ReturnType<typeof readAccount>;
  uninstall: (who: HubSpotWho) => ReturnType<typeof uninstallApp>;
  /** What happens to the app in all portals. */
  journal: Journal;
}

/** The adapter to HubSpot: nothing else in the product knows its SDK, its wire formats or its errors. */
export function createHubSpot({ timeoutMs = 20_000, clock = systemClock, ...options }: HubSpotOptions): HubSpot {
  const given = { ...options, timeoutMs, clock };
  const tokens = createTokens(given);
  return {
    readers: {
      ...objectReaders(given),
      crm_owners: (request) => readOwners(given, request),
      crm_pipelines: (request) => readPipelines(given, request),
    },
    confirmers: {
      ...objectConfirmers(given),
      crm_pipelines: ({ portalId }, ids) => confirmPipelines(given, { portalId, ids }),
    },
    readDeal: readDeal(given),
    readQuote: readQuote(given),
    properties: propertyWriter(given),
    readProperties: readProperties(given),
    tokens,
    accountDetails: (accessToken) => readAccount(given, accessToken),
    uninstall: (who) => uninstallApp(given, who),
    journal: createJournal({ ...given, forApp: tokens.forApp }),
  };
}
