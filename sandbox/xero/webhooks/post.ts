import { signatureOf } from './payload.ts';

/** Xero waits five seconds for an answer. */
export const ANSWER_WITHIN_MS = 5000;

export interface Letter {
  url: string;
  body: string;
  /** What the body is signed with. */
  key: string;
  timeoutMs: number;
  /** Ends the call early, as an answer that never came. */
  stop: AbortSignal;
}

/** Posts one payload; answers the HTTP status, or undefined when none came in time. Redirects are not followed. */
export const postSigned = async ({ url, body, key, timeoutMs, stop }: Letter): Promise<number | undefined> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'x-xero-signature': signatureOf(body, key) },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stop]),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
};
