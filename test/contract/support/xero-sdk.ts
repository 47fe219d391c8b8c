import { createRequire } from 'node:module';
import type { AxiosInstance, InternalAxiosRequestConfig } from 'axios';
import {
  Account,
  ContactGroups,
  Contacts,
  HistoryRecords,
  Invoices,
  Items,
  PaymentDelete,
  XeroClient,
  type AccountingApi,
} from 'xero-node';
import { connect, type Tokens } from '../../../sandbox/xero/testing/harness.ts';
import { ids } from '../../../sandbox/xero/testing/small-world.ts';
import { startWriter, WRITE_SCOPES } from '../../../sandbox/xero/testing/writer.ts';
import type { Organisation } from '../../../sandbox/xero/facts.ts';
import type { XeroOptions, XeroStandIn } from '../../../sandbox/xero/start.ts';

const require = createRequire(import.meta.url);
/** The SDK's own copy of axios; an import of axios would be another instance. */
const axios = createRequire(require.resolve('xero-node'))('axios') as AxiosInstance;

/** The organisation of the small world. */
export const tenant = ids.organisation;

/** Lets the next call of the SDK go out changed: what the SDK itself would never send. */
export const tamper = (change: (config: InternalAxiosRequestConfig) => void): void => {
  const id = axios.interceptors.request.use((config) => {
    axios.interceptors.request.eject(id);
    change(config);
    return config;
  });
};

/** The accounting API of Xero's SDK, pointed at a stand-in. */
export const sdkOf = (xero: XeroStandIn, accessToken: string): AccountingApi => {
  const api = new XeroClient().accountingApi;
  api.basePath = `${xero.url}/api.xro/2.0`;
  api.accessToken = accessToken;
  return api;
};

/** Invoices as the SDK sends them. */
export const invoicesOf = (...ones: object[]): Invoices => Object.assign(new Invoices(), { invoices: ones });

/** Contacts as the SDK sends them. */
export const contactsOf = (...ones: object[]): Contacts => Object.assign(new Contacts(), { contacts: ones });

/** Contact groups as the SDK sends them. */
export const groupsOf = (...ones: object[]): ContactGroups =>
  Object.assign(new ContactGroups(), { contactGroups: ones });

/** Items as the SDK sends them. */
export const itemsOf = (...ones: object[]): Items => Object.assign(new Items(), { items: ones });

/** Notes of a history as the SDK sends them. */
export const notesOf = (...details: string[]): HistoryRecords =>
  Object.assign(new HistoryRecords(), { historyRecords: details.map((one) => ({ details: one })) });

/** An account as the SDK sends it. */
export const accountOf = (one: object): Account => Object.assign(new Account(), one);

/** A payment that is taken back, or made into what it cannot be. */
export const paymentTo = (status = 'DELETED'): PaymentDelete => Object.assign(new PaymentDelete(), { status });

export interface Sdk {
  xero: XeroStandIn;
  api: AccountingApi;
  tokens: Tokens;
  /** The facts of the small organisation, which a test may change. */
  organisation: Organisation;
  control: (path: string, body?: object) => Promise<unknown>;
}

/** A small stand-in and the SDK of an app that may write to it. Limits are out of the way unless they are given. */
export const startSdk = async (options: Partial<XeroOptions> = {}): Promise<Sdk> => {
  const { xero, organisation } = await startWriter(options);
  const tokens = await connect(xero, WRITE_SCOPES);
  return {
    xero,
    api: sdkOf(xero, tokens.access_token),
    tokens,
    organisation,
    async control(path, body) {
      const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
      const answer = await fetch(`${xero.url}/__sandbox${path}`, body === undefined ? {} : json);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
  };
};

interface Refusal {
  status: number;
  headers: Record<string, string | undefined>;
  body: unknown;
  /** Xero's messages, of all documents together. */
  messages: string[];
}

interface Refused {
  ValidationErrors?: { Message: string }[];
}

const refusalOf = (error: unknown): Refusal => {
  const told = typeof error === 'string' ? (JSON.parse(error) as unknown) : error;
  const { response } = told as { response: Record<string, unknown> };
  const body = response['body'] ?? response['data'];
  const elements = (body as { Elements?: Refused[] } | undefined)?.Elements ?? [];
  return {
    status: Number(response['statusCode'] ?? response['status']),
    headers: response['headers'] as Refusal['headers'],
    body,
    messages: elements.flatMap(({ ValidationErrors = [] }) => ValidationErrors.map(({ Message }) => Message)),
  };
};

/** What a call of the SDK was refused with; throws when it was done. The SDK rejects with JSON text, or an AxiosError. */
export const refused = (call: Promise<unknown>): Promise<Refusal> =>
  call.then(() => {
    throw new Error('The call was not refused');
  }, refusalOf);
