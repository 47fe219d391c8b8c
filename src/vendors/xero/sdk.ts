import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import { deadline } from '../deadline.ts';
import { NoAnswer, type Reply } from '../send.ts';

/*
 * Xero's SDK builds each request; what comes back is taken off the wire before the SDK handles it, because the SDK resolves a
 * half answer to `{}`, drops fields it does not know, rejects with a JSON string or one of two kinds of error, and has
 * neither a deadline nor a limit on redirects. Calls that are not made through `exchange` are left alone.
 */

interface Wire {
  /** The exact body to send; null: what the SDK makes of its models. */
  body: string | null;
  reply: Reply | null;
  fault: NoAnswer | null;
}

const wires = new AsyncLocalStorage<Wire>();

const require = createRequire(import.meta.url);

/** The SDK's own copy of axios; an import of axios would be another instance. */
const axios = createRequire(require.resolve('xero-node'))('axios') as AxiosInstance;

axios.interceptors.request.use((config) => {
  const wire = wires.getStore();
  if (!wire) return config;
  const signal = deadline();
  if (signal) config.signal = signal;
  if (config.method?.toLowerCase() === 'get') delete config.data; // The SDK gives GET a body `{}`.
  config.maxRedirects = 0; // A redirect would carry the token elsewhere.
  config.validateStatus = () => true;
  config.transformResponse = (data: unknown) => data;
  config.params = commaLists(config.params as Record<string, unknown> | undefined);
  if (wire.body !== null) sendExactly(config, wire.body);
  return config;
});

axios.interceptors.response.use(
  (response) => {
    const wire = wires.getStore();
    if (wire) {
      wire.reply = replyOf(response);
      response.data = undefined; // Nothing for the SDK's models to spoil.
    }
    return response;
  },
  (error: Error) => {
    const wire = wires.getStore();
    if (wire) wire.fault = new NoAnswer(error);
    throw error;
  },
);

/** Xero reads a list as `IDs=a,b` and refuses `IDs=a%2Cb` (xero-node#502); axios would write `IDs[]=a&IDs[]=b`. */
function commaLists(params: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
}

/** An intent's bytes are final: what the SDK would write of its models may differ by order, precision or fields. */
function sendExactly(config: InternalAxiosRequestConfig, body: string): void {
  config.headers.set('Content-Type', 'application/json');
  config.transformRequest = () => body;
}

function replyOf({ status, headers, data }: AxiosResponse<unknown>): Reply {
  const header = (name: string): string | null => {
    const value: unknown = headers[name];
    return typeof value === 'string' ? value : null;
  };
  if (Buffer.isBuffer(data)) return { status, header, text: data.toString('utf8'), bytes: data };
  return { status, header, text: typeof data === 'string' ? data : '' };
}

/** Runs one call of the SDK and resolves to what Xero replied, whatever the SDK makes of it; throws `NoAnswer`. */
async function exchange(call: () => Promise<unknown>, body: string | null = null): Promise<Reply> {
  const wire: Wire = { body, reply: null, fault: null };
  const thrown = await wires.run(wire, call).then(
    () => null,
    (error: unknown) => error,
  );
  if (wire.reply) return wire.reply;
  if (wire.fault) throw wire.fault;
  throw new Error('The Xero SDK made no call', { cause: thrown });
}

/**
 * One call of the Accounting API through the SDK, with that body instead of the SDK's where one is given. A new client each
 * time: the SDK keeps the token in it (35 µs).
 */
export function accounting(
  given: { apiUrl: string; accessToken: string; body?: string },
  call: (api: AccountingApi) => Promise<unknown>,
): Promise<Reply> {
  const api = new AccountingApi(`${given.apiUrl}/api.xro/2.0`);
  api.accessToken = given.accessToken;
  return exchange(() => call(api), given.body);
}

/** One GET outside the Accounting API, which the SDK knows at its built-in host only. */
export function get(given: {
  url: string;
  accessToken: string;
  params: Record<string, string | undefined>;
}): Promise<Reply> {
  const { url, accessToken, params } = given;
  return exchange(() =>
    axios.get(url, { params, headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' } }),
  );
}

/** One DELETE outside the Accounting API. */
export function remove({ url, accessToken }: { url: string; accessToken: string }): Promise<Reply> {
  const headers = { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' };
  return exchange(() => axios.delete(url, { headers }));
}
