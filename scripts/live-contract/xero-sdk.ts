import { createRequire } from 'node:module';
import type { AxiosInstance, InternalAxiosRequestConfig } from 'axios';
import { Contacts, Invoices, XeroClient, type AccountingApi } from 'xero-node';

const require = createRequire(import.meta.url);
/** The SDK's own copy of axios; an import of axios would be another instance. */
const axios = createRequire(require.resolve('xero-node'))('axios') as AxiosInstance;

/** Changes a call of the SDK before it goes out. */
export type Change = (config: InternalAxiosRequestConfig) => void;

/** Lets the next call of the SDK go out changed: what the SDK itself would never send. */
export const tamper = (change: Change): void => {
  const id = axios.interceptors.request.use((config) => {
    axios.interceptors.request.eject(id);
    change(config);
    return config;
  });
};

/** The accounting API of Xero's SDK, pointed at a host. */
export const sdkOf = ({ url }: { url: string }, accessToken: string): AccountingApi => {
  const api = new XeroClient().accountingApi;
  api.basePath = `${url}/api.xro/2.0`;
  api.accessToken = accessToken;
  return api;
};

/** Invoices as the SDK sends them. */
export const invoicesOf = (...ones: object[]): Invoices => Object.assign(new Invoices(), { invoices: ones });

/** Contacts as the SDK sends them. */
export const contactsOf = (...ones: object[]): Contacts => Object.assign(new Contacts(), { contacts: ones });

/** What a call of the SDK was refused with. */
export interface Refusal {
  status: number;
  headers: Record<string, string | undefined>;
  body: unknown;
  /** Xero's messages, of all documents together. */
  messages: string[];
}

interface Refused {
  ValidationErrors?: { Message: string }[];
}

/** Reads what the SDK rejects with: JSON text, or an AxiosError. Throws what is neither. */
export const refusalOf = (error: unknown): Refusal => {
  const told = typeof error === 'string' ? (JSON.parse(error) as unknown) : error;
  const { response } = told as { response?: Record<string, unknown> };
  if (!response) throw error;
  const body = response['body'] ?? response['data'];
  const elements = (body as { Elements?: Refused[] } | undefined)?.Elements ?? [];
  return {
    status: Number(response['statusCode'] ?? response['status']),
    headers: response['headers'] as Refusal['headers'],
    body,
    messages: elements.flatMap(({ ValidationErrors = [] }) => ValidationErrors.map(({ Message }) => Message)),
  };
};
