import type { App } from '../options.ts';
import { signatureV1, signatureV2, signatureV3 } from '../proxy/signature.ts';
import { localUrl } from '../proxy/target.ts';

/** What HubSpot needs to call the app by itself. */
export interface Caller {
  app: App;
  /** Where https origins really are. */
  origins: Readonly<Record<string, string>>;
  /** Ends calls early, as answers that never came. */
  stop: AbortSignal;
}

export interface AppCall {
  /** As the app's configuration has it: https. */
  url: string;
  /** JSON text. */
  body: string;
  /** Of `X-HubSpot-Signature`, which comes beside the one of version 3. */
  olderVersion: 'v1' | 'v2';
  timeoutMs: number;
}

/** What the app answered. */
export interface AppAnswer {
  status: number;
  text: string;
  /** Seconds, as `Retry-After` has them. */
  retryAfterSeconds?: number;
}

const signatures = (app: App, { url, body, olderVersion }: AppCall): Record<string, string> => {
  const { clientSecret } = app;
  const signed = { method: 'POST', url, body };
  // Signatures know no virtual clock.
  const timestamp = Date.now();
  return {
    'X-HubSpot-Signature': olderVersion === 'v1' ? signatureV1(clientSecret, body) : signatureV2(clientSecret, signed),
    'X-HubSpot-Signature-Version': olderVersion,
    'X-HubSpot-Request-Timestamp': String(timestamp),
    'X-HubSpot-Signature-v3': signatureV3(clientSecret, { ...signed, timestamp }),
  };
};

const retryAfter = (headers: Headers): Pick<AppAnswer, 'retryAfterSeconds'> => {
  const text = headers.get('retry-after') ?? '';
  return /^\d+$/.test(text) ? { retryAfterSeconds: Number(text) } : {};
};

/** Posts JSON to the app; undefined when no answer came in time, or the address is mapped nowhere. No redirect is followed. */
export const callApp = async (caller: Caller, call: AppCall): Promise<AppAnswer | undefined> => {
  const url = localUrl(call.url, caller.origins);
  if (url === undefined) return undefined;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...signatures(caller.app, call) },
      body: call.body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(call.timeoutMs), caller.stop]),
    });
    return { status: answer.status, text: await answer.text(), ...retryAfter(answer.headers) };
  } catch {
    return undefined;
  }
};
