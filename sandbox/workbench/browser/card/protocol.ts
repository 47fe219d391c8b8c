import type {
  BulkActionsContext,
  CrmContext,
  CrmHostActions,
  CrmSearchResponse,
  FetchCrmSearchRequest,
  HubSpotFetchOptions,
  PagesContext,
  SettingsContext,
  UiePlatformActions,
} from '@hubspot/ui-extensions';
import type { RemoteChannel } from '@remote-ui/core';
import type { PageLocation } from '../page-address.ts';

/** Property values of one record by name. */
export type Properties = Record<string, string | null>;

export interface AssociationsRequest {
  toObjectType: string;
  properties?: string[];
  pageLength?: number;
  offset?: number;
}

export interface AssociationsPage {
  results: {
    toObjectId: number;
    associationTypes: { category: string; typeId: number; label: string }[];
    properties: Properties;
  }[];
  hasMore: boolean;
  nextOffset: number;
}

/** What `hubspot.fetch` got, before the worker makes a Response of it. */
export interface FetchAnswer {
  status: number;
  body: unknown;
}

type HostActions = Pick<CrmHostActions, 'addAlert' | 'refreshObjectProperties'> & UiePlatformActions;

/** What the page does for the worker. */
export interface HostApi extends HostActions {
  hsFetch: (url: string, options: HubSpotFetchOptions) => Promise<FetchAnswer>;
  fetchAssociations: (request: AssociationsRequest) => Promise<AssociationsPage>;
  fetchCrmSearch: (request: FetchCrmSearchRequest) => Promise<CrmSearchResponse>;
  log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
  cardFailed: (message: string) => void;
}

/** What an extension is told, on a record, in settings or on a page of the app. */
export type Context = CrmContext | BulkActionsContext | SettingsContext | PagesContext;

export interface RunRequest {
  /** Address of the bundle that HubSpot's builder made. */
  bundle: string;
  context: Context;
  properties: Properties;
  /** Of an extension that is a page. */
  page: PageLocation;
  channel: RemoteChannel;
}

/** What the worker does for the page. */
export interface WorkerApi {
  run: (request: RunRequest) => Promise<void>;
  crmPropertiesChanged: (properties: Properties) => void;
  pageChanged: (page: PageLocation) => void;
}
