import { Client } from '@hubspot/api-client';
import { deadline } from '../deadline.ts';
import { NoAnswer, type Reply } from '../send.ts';

/*
 * HubSpot's SDK calls the global fetch without a signal and follows redirects. Under a deadline of ours, and only there, it
 * gets the signal, and redirects are answers. The SDK's own retries and limiter are left off: they are one set for the whole
 * process, and every new client resets them.
 */
const plain = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const signal = deadline();
  return plain(input, signal ? { ...init, signal, redirect: 'manual' } : init);
};

/** One call, by its dated path. */
export interface HubSpotCall {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  qs?: Record<string, string>;
  /** JSON, or a form. */
  body?: object | URLSearchParams;
}

/** Makes one call through the SDK and reads the whole reply; throws `NoAnswer`. Without a token it sends none. */
export async function exchange(given: { apiUrl: string; accessToken?: string }, call: HubSpotCall): Promise<Reply> {
  const { apiUrl, accessToken } = given;
  const client = new Client({ basePath: apiUrl, ...(accessToken === undefined ? {} : { accessToken }) });
  const asForm = call.body instanceof URLSearchParams ? { defaultJson: false } : {};
  try {
    const response = await client.apiRequest({ ...call, ...asForm });
    const text = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), text };
  } catch (error) {
    throw new NoAnswer(error);
  }
}
