import type { CrmObjectType, CrmRecord, HubSpotWorld, PortalUser } from '../../seed/world.ts';
import type { AppSettings } from '../app-settings.ts';
import type { CardBundle } from '../card-bundles.ts';
import type { FetchAnswer } from './card/protocol.ts';

export type Card = Omit<CardBundle, 'source'>;

export interface Workbench {
  xeroUrl: string;
  app: AppSettings;
  cards: Card[];
}

/** That the app is installed: who did it first, since when (ISO 8601), and what it may do. */
export interface Install {
  userId: PortalUser['userId'];
  installedAt: string;
  scopes: string[];
}

export type Portal = Pick<HubSpotWorld, 'portal' | 'users' | 'teams' | 'pipelines'> & { install: Install | null };

/** What every page needs to know. */
export interface Setting {
  workbench: Workbench;
  portal: Portal;
  /** Who is signed in. */
  user: PortalUser;
}

export interface RecordList {
  total: number;
  results: CrmRecord[];
}

/** A record on the other end of an association, and what the association is called. */
export interface Associated {
  record: CrmRecord;
  associationTypes: { category: string; typeId: number; label: string | null }[];
}

/** What `hubspot.fetch` is asked, in the name of one person. */
export interface FetchRequest {
  userId: PortalUser['userId'];
  url: string;
  method: string;
  body?: unknown;
  headers?: unknown;
  timeout?: number | undefined;
}

export type { CrmObjectType, CrmRecord, PortalUser };

/** The answer of the workbench's API was no success; `status` tells a record that is not there from a fault. */
export class ApiError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const ask = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
  const response = await fetch(`/api/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as T & { message?: string };
  if (!response.ok) throw new ApiError(response.status, answer.message ?? `${method} ${path}: ${response.status}`);
  return answer;
};

const recordPath = (type: CrmObjectType, id: string): string => `crm/${type}/${encodeURIComponent(id)}`;

export const readWorkbench = (): Promise<Workbench> => ask('workbench');

export const readPortal = (): Promise<Portal> => ask('portal');

export const readList = (
  type: CrmObjectType,
  page: { limit: number; offset: number; q: string },
): Promise<RecordList> => ask(`crm/${type}?limit=${page.limit}&offset=${page.offset}&q=${encodeURIComponent(page.q)}`);

export const readRecord = (type: CrmObjectType, id: string): Promise<CrmRecord> => ask(recordPath(type, id));

/** Changes properties as a person would. */
export const saveRecord = (type: CrmObjectType, id: string, properties: Record<string, string>): Promise<CrmRecord> =>
  ask(recordPath(type, id), 'PATCH', { properties });

export const readAssociated = async (
  from: { type: CrmObjectType; id: string },
  to: CrmObjectType,
): Promise<Associated[]> =>
  (await ask<{ results: Associated[] }>(`${recordPath(from.type, from.id)}/associations/${to}`)).results;

/** Removes the app, as a person does in HubSpot. */
export const uninstall = (): Promise<object> => ask('uninstall', 'POST');

/** Plays `hubspot.fetch`: the stand-in checks its rules, signs and calls. */
export const playFetch = (request: FetchRequest): Promise<FetchAnswer> => ask('fetch', 'POST', request);
