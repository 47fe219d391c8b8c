import type { FetchCrmSearchRequest, FormatCrmPropertiesRequest, HubSpotFetchOptions } from '@hubspot/ui-extensions';
import * as RemoteUI from '@remote-ui/react';
import * as React from 'react';
import type { ReactElement } from 'react';
import type { AssociationsRequest, Context, HostApi, Properties } from '../card/protocol.ts';
import type { CrmProperties } from './crm-properties.ts';
import { formatProperties } from './format-properties.ts';
import type { PagePlace } from './page-place.ts';

/** What `hubspot.extend` hands to a card. */
export interface ExtensionApi {
  context: Context;
  actions: Record<string, unknown>;
  runServerlessFunction: () => Promise<never>;
}

/** Where hooks of the SDK find the API. */
export const ApiContext = React.createContext<ExtensionApi | null>(null);

const useApi = (): ExtensionApi => {
  const api = React.useContext(ApiContext);
  if (!api) throw new Error('A hook of the SDK was used outside a card');
  return api;
};

interface FormatOptions {
  propertiesToFormat?: string[] | 'all';
  formattingOptions?: FormatCrmPropertiesRequest['formattingOptions'];
}

interface Setting {
  host: HostApi;
  crm: CrmProperties;
  context: Context;
  place: PagePlace;
  /** Takes what the card registers by `hubspot.extend`. */
  extend: (render: (api: ExtensionApi) => ReactElement) => void;
}

/** A Response of JSON, which is what the SDK's hooks read. Functions may travel in it. */
const jsonOf = (value: unknown): { json(): Promise<unknown> } => ({ json: () => Promise.resolve(value) });

/** Answers as the SDK expects: data, or the error in words. */
const answer = async (work: Promise<unknown>): Promise<{ json(): Promise<unknown> }> => {
  try {
    return jsonOf({ data: await work });
  } catch (error) {
    return jsonOf({ error: error instanceof Error ? error.message : String(error) });
  }
};

/** `hsWorkerAPI`, the door through which the SDK's hooks reach the page. */
const createWorkerApi = ({ host, crm, context, place }: Setting): Record<string, unknown> => {
  const timeZone = context.portal.timezone;
  const formatted = (properties: Properties, options?: FormatOptions) =>
    formatProperties(properties, {
      names: options?.propertiesToFormat ?? [],
      timeZone,
      options: options?.formattingOptions,
    });
  const formattedResults = <T extends { properties: Properties }>(page: { results: T[] }, options?: FormatOptions) => ({
    ...page,
    results: page.results.map((one) => ({ ...one, properties: formatted(one.properties, options) })),
  });
  return {
    useExtensionContext: () => useApi().context,
    useExtensionActions: () => useApi().actions,
    useExtensionApi: useApi,
    useAppPageLocation: place.useLocation,
    fetchCrmProperties: (names: string[], onUpdate: (properties: Properties) => void, options?: FormatOptions) => {
      const { location } = context;
      if (location === 'settings') return Promise.resolve(jsonOf({ error: 'A settings page has no record' }));
      if (location === 'pages') return Promise.resolve(jsonOf({ error: 'A page of an app has no record' }));
      if (location === 'crm.bulkActions')
        return Promise.resolve(jsonOf({ error: 'A bulk action stands on no one record' }));
      const cleanup = crm.listen(names, (properties) => onUpdate(formatted(properties, options)));
      return Promise.resolve(jsonOf({ data: formatted(crm.read(names), options), cleanup }));
    },
    fetchAssociations: (request: AssociationsRequest, options?: FormatOptions) =>
      answer(host.fetchAssociations(request).then((page) => formattedResults(page, options))),
    fetchCrmSearch: (request: FetchCrmSearchRequest, options?: FormatOptions) =>
      answer(host.fetchCrmSearch(request).then((page) => formattedResults(page, options))),
    formatCrmProperties: ({ propertiesList, formattingOptions }: FormatCrmPropertiesRequest) =>
      Promise.resolve(
        jsonOf(
          propertiesList.map((properties) => formatted(properties, { propertiesToFormat: 'all', formattingOptions })),
        ),
      ),
    fetchHubSpotApi: () => Promise.reject(new Error('The workbench does not offer fetchHubSpotApi')),
  };
};

const plainHeaders = (headers: HubSpotFetchOptions['headers']): Record<string, string> =>
  Object.fromEntries(headers instanceof Headers ? headers : Object.entries(headers ?? {}));

const createFetch =
  (host: HostApi) =>
  async (url: string | URL, options: HubSpotFetchOptions = {}): Promise<Response> => {
    const { status, body } = await host.hsFetch(String(url), { ...options, headers: plainHeaders(options.headers) });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };

const createLogger = (host: HostApi): Record<string, (message: unknown) => void> =>
  Object.fromEntries(
    (['debug', 'info', 'warn', 'error'] as const).map((level) => [
      level,
      (message: unknown) => host.log(level, String(message)),
    ]),
  );

/** Puts everything that the SDK looks for on the worker's global scope; must run before the bundle is evaluated. */
export const installGlobals = (setting: Setting): void => {
  Object.assign(globalThis, {
    __HUBSPOT_EXTENSION_WORKER__: true,
    React,
    RemoteUI,
    extend_V2: setting.extend,
    logger: createLogger(setting.host),
    hsFetch: createFetch(setting.host),
    serverless: () => Promise.reject(new Error('An app that uses OAuth may hold no serverless functions')),
    hsWorkerAPI: createWorkerApi(setting),
  });
};
