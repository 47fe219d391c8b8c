import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import type { Reply } from '../send.ts';
import { failureBody, plainWords, retryAfter } from '../words.ts';
import type { CallFailure } from '../with-token.ts';

const vendor = 'hubspot';

const words = z.object({
  category: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  errors: z
    .array(z.object({ message: z.string().optional(), context: z.record(z.string(), z.array(z.string())).optional() }))
    .optional()
    .catch(undefined),
});

type Words = z.infer<typeof words>;

/**
 * What a reply that is neither 200 nor 207 means. A 403 is `vendor_rejected`, also for missing scopes: HubSpot checks scopes
 * object by object, so that the other streams can go on while this one tells which scope is missing.
 * Source: HubSpot's "Error handling" and "API usage guidelines" pages.
 */
export function hubspotFailure(reply: Reply): CallFailure {
  const { status } = reply;
  const said = words.safeParse(failureBody(reply)).data ?? {};
  if (status === 401) return { code: 'token_refused', vendor, detail: said.category ?? 'Unauthorized' };
  if (status === 429 || status === 423 || status === 477) return throttled(reply, said);
  if (status >= 400 && status < 500)
    return { code: 'vendor_rejected', vendor, status, messages: messagesOf(said, reply) };
  return { code: 'vendor_unavailable', vendor, detail: `answered ${status}` };
}

/** HubSpot's several "not now": a limit (429), a lock on the record (423), an account that is being moved (477). */
function throttled(reply: Reply, { policyName }: Words): VendorFailure {
  const by = (limit: string, seconds: number): VendorFailure => ({
    code: 'vendor_throttled',
    vendor,
    limit,
    retryAfterSeconds: retryAfter(reply) ?? seconds,
  });
  if (reply.status === 423) return by('lock', 2);
  if (reply.status === 477) return by('migration', 60);
  const limit = policyName?.toLowerCase() ?? 'unknown';
  if (limit === 'daily') return by(limit, 3600);
  return limit === 'secondly' ? by(limit, 1) : by(limit, 10);
}

/** HubSpot's own words, with the scopes where it names them. */
function messagesOf({ message, errors }: Words, reply: Reply): string[] {
  const details = (errors ?? []).flatMap((error) => [
    ...(error.message ? [error.message] : []),
    ...Object.entries(error.context ?? {}).map(([name, values]) => `${name}: ${values.join(', ')}`),
  ]);
  const all = [message ?? plainWords(reply) ?? `HubSpot answered ${reply.status}`, ...details];
  return [...new Set(all)];
}
