import { createRemoteRoot } from '@remote-ui/core';
import { createRoot } from '@remote-ui/react';
import { createEndpoint, retain, type MessageEndpoint } from '@remote-ui/rpc';
import type { ReactElement } from 'react';
import type { HostApi, RunRequest, WorkerApi } from './card/protocol.ts';
import { createActions } from './worker/actions.ts';
import { createCrmProperties, type CrmProperties } from './worker/crm-properties.ts';
import { ErrorBoundary } from './worker/ErrorBoundary.tsx';
import { ApiContext, installGlobals, type ExtensionApi } from './worker/globals.ts';
import { createPagePlace } from './worker/page-place.ts';

const scope = globalThis as unknown as MessageEndpoint & { importScripts(url: string): void };
const endpoint = createEndpoint<HostApi>(scope);
const host = endpoint.call as unknown as HostApi;
let crm: CrmProperties = createCrmProperties({});
const place = createPagePlace({ path: '/', params: {} });

/** Evaluates the bundle as HubSpot's worker does and returns what the card registered. */
const loadCard = (bundle: string, context: RunRequest['context']): ((api: ExtensionApi) => ReactElement) => {
  let registered: ((api: ExtensionApi) => ReactElement) | undefined;
  installGlobals({ host, crm, context, place, extend: (render) => (registered = render) });
  scope.importScripts(bundle);
  if (!registered) throw new Error('The bundle did not call hubspot.extend');
  return registered;
};

const run = async ({ bundle, context, properties, page, channel }: RunRequest): Promise<void> => {
  retain(channel);
  crm = createCrmProperties(properties);
  place.replace(page);
  const render = loadCard(bundle, context);
  const api: ExtensionApi = {
    context,
    actions: createActions(host, { crm, location: context.location }),
    runServerlessFunction: () => Promise.reject(new Error('An app that uses OAuth may hold no serverless functions')),
  };
  const root = createRemoteRoot(channel, { strict: false });
  createRoot(root).render(
    <ApiContext.Provider value={api}>
      <ErrorBoundary onError={(message) => host.cardFailed(message)}>{render(api)}</ErrorBoundary>
    </ApiContext.Provider>,
  );
  await root.mount();
};

const exposed: WorkerApi = {
  run,
  crmPropertiesChanged: (properties) => crm.replace(properties),
  pageChanged: place.replace,
};
endpoint.expose({ ...exposed });
