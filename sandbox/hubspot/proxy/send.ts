import { MOST_BYTES } from './rules.ts';

/** A call as it goes to the backend. */
export interface Outgoing {
  url: string;
  method: string;
  headers: Record<string, string>;
  /** Empty: none. */
  body: string;
}

/** What the backend said: its status and body, or that nothing (whole) came. */
export type Reply = { status: number; text: string } | { failure: 'unreachable' | 'timeout' | 'too-large' };

/** The text of an answer, read no further than HubSpot's proxy reads; undefined when it is larger. */
const readCapped = async (response: Response): Promise<string | undefined> => {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > MOST_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const sendOnce = async (call: Outgoing, signal: AbortSignal): Promise<Reply> => {
  try {
    const { url, method, headers, body } = call;
    const init: RequestInit = { method, headers, redirect: 'manual', signal };
    const response = await fetch(url, body === '' ? init : { ...init, body });
    const text = await readCapped(response);
    return text === undefined ? { failure: 'too-large' } : { status: response.status, text };
  } catch {
    return { failure: signal.aborted ? 'timeout' : 'unreachable' };
  }
};

const worthRepeating = (reply: Reply): boolean =>
  'failure' in reply ? reply.failure === 'unreachable' : reply.status >= 500;

/** Sends a call, and once more when there was no connection or a 5xx, all within `timeoutMs`. No redirects are followed. */
export const send = async (makeCall: () => Outgoing, timeoutMs: number): Promise<Reply> => {
  const signal = AbortSignal.timeout(timeoutMs);
  const first = await sendOnce(makeCall(), signal);
  return worthRepeating(first) && !signal.aborted ? sendOnce(makeCall(), signal) : first;
};
