import { parseExactJson } from '../lib/exact-json.ts';
import type { Reply } from './send.ts';

const LONGEST = 500;

/** The body of a failed call when it is JSON, else undefined: failures may also be text, a web page or empty. */
export function failureBody(reply: Reply): unknown {
  try {
    return parseExactJson(reply.text);
  } catch {
    return undefined;
  }
}

/** The vendor's words in a plain-text body, on one line and at most 500 characters; null when there are none. */
export function plainWords(reply: Reply): string | null {
  const isText = reply.header('content-type')?.startsWith('text/plain') ?? false;
  const words = reply.text.replace(/\s+/g, ' ').trim();
  return isText && words !== '' && !words.startsWith('<') ? words.slice(0, LONGEST) : null;
}

/** Seconds of a Retry-After header, rounded up to at least one; null when it is absent or no number. */
export function retryAfter(reply: Reply): number | null {
  const text = reply.header('retry-after') ?? '';
  return /^\d+(\.\d+)?$/.test(text) ? Math.max(1, Math.ceil(Number(text))) : null;
}
