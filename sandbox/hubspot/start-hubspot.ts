import express, { Router } from 'express';
import type { RunningServer } from '../kit/server.ts';
import { createVendor } from '../kit/operations.ts';
import { startStandIn, type Kit } from '../kit/stand-in.ts';
import { accountOperations } from './account.ts';
import { serve, type ApiOperation, type Portal } from './api.ts';
import { associationOperations } from './associations/batch-read.ts';
import { associationWriteOperations } from './associations/write-operations.ts';
import { addRuleRoutes } from './control/rules.ts';
import { createChanges, type Changes } from './changes.ts';
import { addConsentRoute } from './control/consent.ts';
import { addCrmPeopleRoutes } from './control/crm-people.ts';
import { addCrmRoutes } from './control/crm.ts';
import { addFetchRoute } from './control/fetch.ts';
import { addJournalRoute } from './control/journal.ts';
import { addPortalRoutes } from './control/portal.ts';
import { addWebhookRoutes } from './control/webhooks.ts';
import { addWorkflowRoutes } from './control/workflow.ts';
import { failed, throttle } from './failures.ts';
import { admit } from './form.ts';
import { createGuard } from './guard.ts';
import { externalInstallOperations } from './install/external-install.ts';
import { journalBatchOperations } from './journal/batch-operations.ts';
import { createJournalFiles } from './journal/files.ts';
import { journalOperations } from './journal/operations.ts';
import { subscriptionOperations } from './journal/subscriptions.ts';
import { createAccountLimits, realLimits, type AccountLimits } from './limits.ts';
import { oauthOperations } from './oauth/operations.ts';
import { objectOperations } from './objects/operations.ts';
import { objectWriteOperations } from './objects/write-operations.ts';
import type { HubSpotOptions } from './options.ts';
import { ownerOperations } from './owners.ts';
import { createPages } from './pages/create-pages.ts';
import { pipelineOperations } from './pipelines.ts';
import { propertyOperations } from './properties/operations.ts';
import { createHubSpotFetch } from './proxy/hubspot-fetch.ts';
import { createSearchIndex, type SearchIndex } from './search/search-index.ts';
import { completeState, loadWorld, type HubSpotState } from './state.ts';
import { Webhooks } from './webhooks/webhooks.ts';
import { callbackOperations } from './workflow/operations.ts';
import { createWorkflows } from './workflow/workflows.ts';

/** A running stand-in, with what it serves for conformance tests to compare with HubSpot's documents. */
export type RunningHubSpot = RunningServer &
  Kit<HubSpotState> & {
    implemented: readonly Pick<ApiOperation, 'id' | 'method' | 'path' | 'query' | 'lags'>[];
    /** Where every change of a record is told. */
    changes: Changes;
    index: SearchIndex;
  };

interface Parts {
  kit: Kit<HubSpotState>;
  portal: Portal;
  limits: AccountLimits;
}

const vendorRoutes = (options: HubSpotOptions, { kit, portal, limits }: Parts) => {
  const vendor = createVendor({
    ...kit,
    guard: createGuard(portal, limits),
    admit,
    failed,
    throttled: throttle,
  });
  serve(vendor, [
    ...oauthOperations(portal, options.app),
    ...externalInstallOperations(portal),
    ...subscriptionOperations(portal, options.app),
    ...journalOperations(portal, options.app),
    ...journalBatchOperations(portal, options.app),
    ...accountOperations(portal),
    ...objectOperations(portal),
    ...objectWriteOperations(portal, options.app),
    ...associationOperations(portal),
    ...associationWriteOperations(portal, options.app),
    ...ownerOperations(portal),
    ...pipelineOperations(portal),
    ...propertyOperations(portal),
    ...callbackOperations(portal, options.app),
  ]);
  return vendor;
};

/** What the stand-in does by itself: it tells the app of changes, and runs its workflow actions. Answers how to end that. */
const startCalling = (
  { app, origins, timeoutMs }: HubSpotOptions,
  { kit, portal, control }: { kit: Kit<HubSpotState>; portal: Portal; control: Router },
): (() => Promise<void>) => {
  const calling = { app, origins, timeoutMs, changed: kit.state.changed };
  const webhooks = new Webhooks(portal, calling);
  const workflows = createWorkflows(portal, calling);
  addWebhookRoutes(control, webhooks);
  addWorkflowRoutes(control, { portal, app, workflows });
  return async () => {
    await Promise.all([webhooks.close(), workflows.close()]);
  };
};

/** Starts HubSpot's API and its side of `hubspot.fetch`, with a portal of made-up records behind them. */
export const startHubSpot = async (options: HubSpotOptions): Promise<RunningHubSpot> => {
  const { port, stateFile, clock, world, app, origins } = options;
  let implemented: RunningHubSpot['implemented'] = [];
  let stopCalling = (): Promise<void> => Promise.resolve();
  const [changes, index] = [createChanges(), createSearchIndex()];
  const running = await startStandIn<HubSpotState>({
    port,
    stateFile,
    clock,
    initial: () => loadWorld(world.hubspot),
    routes(kit, control) {
      completeState(kit.state.data, { now: kit.clock.now() });
      const portal = { state: kit.state.data, clock: kit.clock, changes, index, faults: kit.faults };
      const limits = createAccountLimits(options.limits ?? realLimits);
      addConsentRoute(control, portal, app);
      addCrmRoutes(control, portal);
      addCrmPeopleRoutes(control, portal);
      addPortalRoutes(control, portal);
      addRuleRoutes(control, { portal, limits });
      addJournalRoute(control, portal);
      addFetchRoute(control, createHubSpotFetch({ state: portal.state, app, origins }));
      stopCalling = startCalling(options, { kit, portal, control });
      const vendor = vendorRoutes(options, { kit, portal, limits });
      ({ implemented } = vendor);
      // Bodies are read as text: search limits their length, and each operation says what it takes.
      return Router().use(
        createPages({ portal, app }, options.appUrl ?? 'http://localhost:4000'),
        createJournalFiles(portal, app),
        express.text({ type: () => true, limit: '5mb' }),
        vendor.router,
      );
    },
  });
  const close = async (): Promise<void> => {
    await stopCalling();
    await running.close();
  };
  return { ...running, close, implemented, changes, index };
};
