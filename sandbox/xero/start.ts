import express, { type RequestHandler } from 'express';
import type { Clock } from '../kit/clock.ts';
import { createVendor, type Vendor } from '../kit/operations.ts';
import type { RunningServer } from '../kit/server.ts';
import { startStandIn, type Kit } from '../kit/stand-in.ts';
import type { World } from '../seed/world.ts';
import { registerReads } from './accounting.ts';
import { registerFiles } from './attachments/register.ts';
import { createBooks } from './books.ts';
import { addConsentRoutes } from './control/consent.ts';
import { addCreditRoutes } from './control/credit.ts';
import { addGrantRoutes } from './control/grants.ts';
import { addLimitRoutes } from './control/limits.ts';
import { addPeopleRoutes } from './control/people.ts';
import { addTruthRoutes } from './control/truth.ts';
import { addWebhookRoutes } from './control/webhooks.ts';
import { createEvents } from './events.ts';
import { admit } from './form.ts';
import { createGuard, type Caller } from './guard.ts';
import type { Client } from './identity/client.ts';
import { registerIdentity } from './identity/operations.ts';
import { createJournal } from './journal.ts';
import { createLimiter, type LimitSettings } from './limits.ts';
import { createPages } from './pages/routes.ts';
import { throttled } from './problems.ts';
import { registerReports } from './reports/register.ts';
import { upToDate } from './saved.ts';
import { loadWorld, type XeroState } from './state.ts';
import { createIdempotency } from './writing/idempotency.ts';
import { registerWrites } from './writing/register.ts';
import { createFailed } from './writing/remembered-failure.ts';
import { Webhooks, type WebhookOptions } from './webhooks/webhooks.ts';

/** Xero states 10 MB, and 3.5 MB elsewhere. */
const LARGEST_BODY = '3.5mb';

/** Files that are attached to documents may be larger. */
const LARGEST_FILE = '10mb';
const FILES = '/api.xro/2.0/:documents/:key/Attachments/:part';

/** A write is told from another by its very bytes, so that the accounting API gets them as they came. */
const bytes = (limit: string): RequestHandler => express.raw({ type: () => true, limit });

export interface XeroOptions {
  /** 0 takes a free one. */
  port: number;
  world: World;
  clock?: Clock;
  /** Where the state is kept over a restart; absent: memory only. What is saved there wins over `world`. */
  stateFile?: string | undefined;
  clients: Client[];
  /** Default: Xero's own. */
  limits?: LimitSettings;
  webhooks?: WebhookOptions;
  /** Whether a use of the refresh token before the newest ends the newest; default: it does not. Nobody has said. */
  graceEndsNewest?: boolean;
}

export interface XeroStandIn extends RunningServer, Kit<XeroState> {
  /** For conformance tests. */
  implemented: Vendor<Caller>['implemented'];
}

/** Starts the Xero stand-in: identity.xero.com and api.xero.com on one port. */
export const startXero = async (options: XeroOptions): Promise<XeroStandIn> => {
  const { clients, graceEndsNewest = false } = options;
  let implemented: XeroStandIn['implemented'] = [];
  let webhooks: Webhooks | undefined;
  const standIn = await startStandIn<XeroState>({
    port: options.port,
    clock: options.clock,
    stateFile: options.stateFile,
    initial: () => loadWorld(options.world),
    routes(kit, control) {
      Object.assign(kit.state.data, upToDate(kit.state.data, options.world));
      const idempotency = createIdempotency(kit);
      const limiter = createLimiter(kit.clock, options.limits);
      const vendor = createVendor<Caller>({
        ...kit,
        guard: createGuard(kit, limiter),
        admit,
        failed: createFailed(idempotency),
        throttled: (response) =>
          throttled(response.set('X-MinLimit-Remaining', '0'), { problem: 'minute', retryAfter: 5 }),
      });
      const reading = { kit, books: createBooks(), events: createEvents(), journal: createJournal(), limiter };
      webhooks = new Webhooks(kit, reading.events, options.webhooks ?? {});
      registerIdentity(vendor, { kit, clients, graceEndsNewest });
      registerReads(vendor, reading);
      registerReports(vendor, reading);
      registerFiles(vendor);
      registerWrites(vendor, reading, idempotency);
      addConsentRoutes(control, kit, clients);
      addGrantRoutes(control, kit.state);
      addLimitRoutes(control, reading, clients);
      addPeopleRoutes(control, reading);
      addCreditRoutes(control, reading);
      addTruthRoutes(control, reading);
      addWebhookRoutes(control, webhooks);
      implemented = vendor.implemented;
      return express
        .Router()
        .use(FILES, bytes(LARGEST_FILE))
        .use(createPages(reading, clients), express.urlencoded({ extended: false }))
        .use('/api.xro', bytes(LARGEST_BODY))
        .use(vendor.router);
    },
  });
  const close = async (): Promise<void> => {
    await webhooks?.close();
    await standIn.close();
  };
  return { ...standIn, implemented, close };
};
