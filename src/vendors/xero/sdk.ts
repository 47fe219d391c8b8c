import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import type { AxiosInstance, AxiosResponse } from 'axios';
import { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import { deadline } from '../deadline.ts';
import { NoAnswer, type Reply } from '../send.ts';

/*
 * Xero's SDK builds each request; what comes back is taken off the wire before the SDK handles it, because the SDK resolves a
 * half answer to `{}`, drops fields it does not know, rejects with a JSON string or one of two kinds of error, and has
 * neither a deadline nor a limit on redirects. Calls that are not made through `exchange` are left alone.
 */

interface Wire {
  reply: Reply | null;
  fault: NoAnswer | null;
}

const wires = new AsyncLocalStorage<Wire>();

const require = createRequire(import.meta.url);

/** The SDK's own copy of axios; an import of axios would be another instance. */
const axios = createRequire(require.resolve('xero-node'))('axios') as AxiosInstance;

axios.interceptors.request.use((config) => {
  if (!wires.getStore()) return config;
  const signal = deadline();
  if (signal) config.signal = signal;
  if (config.method?.toLowerCase() === 'get') delete config.data; // The SDK gives GET a body `{}`.
  config.maxRedirects = 0; // A redirect would carry the token elsewhere.
  config.validateStatus = () => true;
  config.transformResponse = (data: unknown) => data;
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

function replyOf({ status, headers, data }: AxiosResponse<unknown>): Reply {
  const header = (name: string): string | null => {
    const value: unknown = headers[name];
    return typeof value === 'string' ? value : null;
  };
  return { status, header, text: typeof data === 'string' ? data : '' };
}

/** Runs one call of the SDK and resolves to what Xero replied, whatever the SDK makes of it; throws `NoAnswer`. */
async function exchange(call: () => Promise<unknown>): Promise<Reply> {
  const wire: Wire = { reply: null, fault: null };
  const thrown = await wires.run(wire, call).then(
    () => null,
    (error: unknown) => error,
  );
  if (wire.reply) return wire.reply;
  if (wire.fault) throw wire.fault;
  throw new Error('The Xero SDK made no call', { cause: thrown });
}

/** One call of the Accounting API through the SDK. A new client each time: the SDK keeps the token in it (35 µs). */
export function accounting(
  given: { apiUrl: string; accessToken: string },
  call: (api: AccountingApi) => Promise<unknown>,
): Promise<Reply> {
  const api = new AccountingApi(`${given.apiUrl}/api.xro/2.0`);
  api.accessToken = given.accessToken;
  return exchange(() => call(api));
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
