import * as z from 'zod';
import type { VendorFailure, VendorRejected, VendorUnclear } from '../../lib/failure.ts';
import type { Reply } from '../send.ts';
import { failureBody, plainWords, retryAfter } from '../words.ts';
import type { CallFailure, WriteCallFailure } from '../with-token.ts';

const vendor = 'xero';

/** What is wrong with a document, in Xero's words; one of its own examples says Description for Message. */
const validationErrors = z
  .array(z.object({ Message: z.string().optional(), Description: z.string().optional() }))
  .optional()
  .catch(undefined);

const document = z.object({ ValidationErrors: validationErrors });

/** The words of Xero's several failure bodies: the problem envelope, the validation exception, OAuth's. */
const words = z.object({
  Detail: z.string().optional().catch(undefined),
  Message: z.string().optional().catch(undefined),
  Description: z.string().optional().catch(undefined),
  Elements: z.array(document).optional().catch(undefined),
});

type Words = z.infer<typeof words>;

/**
 * What a reply that is not a 200 means. `scope` is what the operation needs, to be named when the grant lacks it.
 * Source: Xero's "Response codes" and "Limits" pages; the forms of 401 and 403 from public reports.
 */
export function xeroFailure(reply: Reply, scope: string): CallFailure {
  const { status } = reply;
  const said = words.safeParse(failureBody(reply)).data ?? {};
  if (status === 401) return unauthorised(said, scope);
  if (status === 403) return forbidden(said);
  if (status === 429) return throttled(reply);
  if (status >= 400 && status < 500)
    return { code: 'vendor_rejected', vendor, status, messages: messagesOf(said, reply) };
  const text = plainWords(reply);
  return { code: 'vendor_unavailable', vendor, detail: text ? `answered ${status}: ${text}` : `answered ${status}` };
}

/** Another request than ours went out under our idempotency key; Xero words it so. */
const KEY_OF_ANOTHER = /idempotency key.*different request/i;

/**
 * What a reply to a write means that is not the expected success. It is `vendor_unclear` wherever something may have been
 * written: after a fault of Xero's, which it repeats for the key for six minutes, after an answer that no document knows, and
 * when the key was used before for something else.
 */
export function xeroWriteFailure(reply: Reply, scope: string): WriteCallFailure {
  const failure = xeroFailure(reply, scope);
  if (failure.code === 'vendor_unavailable') return unclear(failure.detail, reply.status >= 500);
  if (failure.code !== 'vendor_rejected') return failure;
  if (failure.messages.some((message) => KEY_OF_ANOTHER.test(message))) return unclear('the key was used before', true);
  return reply.status === 408 ? unclear('answered 408', false) : failure;
}

/** A write of which it is not known whether it went through; `remembered`: Xero repeats this answer for the same key. */
export function unclear(detail: string, remembered: boolean): VendorUnclear {
  return { code: 'vendor_unclear', vendor, remembered, detail };
}

/** What a document of a 200 was refused for; null: it was not. Warnings do not refuse. */
export function refusalOf(row: Record<string, unknown>): VendorRejected | null {
  const messages = wordsOf(document.safeParse(row).data?.ValidationErrors);
  const refused = row['StatusAttributeString'] === 'ERROR' || messages.length > 0;
  if (!refused) return null;
  return { code: 'vendor_rejected', vendor, status: 200, messages };
}

/** 401 has two meanings: the token is no longer taken, or it is good and lacks a scope; a fresh one would lack it too. */
function unauthorised({ Detail }: Words, scope: string): CallFailure {
  if (Detail === 'AuthorizationUnsuccessful')
    return { code: 'auth_revoked', vendor, detail: `the connection does not allow ${scope}` };
  return { code: 'token_refused', vendor, detail: Detail?.split(':')[0] ?? 'Unauthorized' };
}

/** 403 with this detail says that the organisation is not, or no longer, connected; any other that the user may not. The list of connections tells. */
function forbidden(said: Words): CallFailure {
  if (said.Detail === 'AuthenticationUnsuccessful')
    return { code: 'organisation_refused', vendor, detail: said.Detail };
  return { code: 'vendor_rejected', vendor, status: 403, messages: [said.Detail ?? said.Message ?? 'Forbidden'] };
}

/** Seconds to wait where Xero sends no Retry-After: the limits are fixed windows, the day's ends at an unknown hour. */
const DEFAULT_WAIT: Record<string, number> = { concurrent: 2, minute: 60, appminute: 60, 'app-minute': 60, day: 3600 };

function throttled(reply: Reply): VendorFailure {
  const limit = reply.header('x-rate-limit-problem')?.toLowerCase() ?? 'unknown';
  return { code: 'vendor_throttled', vendor, retryAfterSeconds: retryAfter(reply) ?? DEFAULT_WAIT[limit] ?? 60, limit };
}

/** Xero's own words: of each element when there are any, else the general ones. */
function messagesOf({ Elements, Description, Detail, Message }: Words, reply: Reply): string[] {
  const each = wordsOf(Elements?.flatMap(({ ValidationErrors }) => ValidationErrors ?? []));
  if (each.length > 0) return each;
  return [Description ?? Detail ?? Message ?? plainWords(reply) ?? `Xero answered ${reply.status}`];
}

/** Each message once. */
function wordsOf(errors: z.infer<typeof validationErrors>): string[] {
  return [...new Set((errors ?? []).flatMap((error) => error.Message ?? error.Description ?? []))];
}
