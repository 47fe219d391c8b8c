import type { XeroWriter } from '../../invoicing/ports.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, type Result } from '../../lib/result.ts';
import { countdown, unlessLate } from '../deadline.ts';
import { sendWrite } from '../send.ts';
import { withToken } from '../with-token.ts';
import type { XeroReading } from './read-page.ts';
import { accounting } from './sdk.ts';
import { writes } from './writes.ts';

/** Proves that nothing was written: without a token nothing leaves. */
const NO_TOKEN: Result<string, VendorFailure> = err({
  code: 'vendor_unavailable',
  vendor: 'xero',
  detail: 'no access token in time',
});

/**
 * Sends an intent's bytes as they are, under its idempotency key; when the token has expired, the same once more with a fresh
 * one. Fails with any vendor failure, or with `vendor_unclear`. Capability C60.
 *
 * One deadline covers all of it, tokens included: after it nothing leaves any more, so that no key is used later than
 * whoever decided the sending reckoned with. A refresh of the token that takes longer goes on, for the next sending.
 */
export const sendIntent =
  (writing: XeroReading): XeroWriter['send'] =>
  async (where, { kind, documentId, request, key }) => {
    const { operation, scope, changes, call, read } = writes[kind];
    if (changes && documentId === null) throw new Error(`${kind} names no document`);
    const target = { tenantId: where.tenantId, key, id: documentId ?? '' };
    const left = countdown(writing.timeoutMs);
    const token: typeof writing.token = (...asked) =>
      unlessLate(writing.token(...asked), { ms: left(), late: NO_TOKEN });
    return withToken({ ...writing, token, who: where }, async (accessToken) => {
      const timeoutMs = left();
      if (timeoutMs === 0) return NO_TOKEN;
      const reply = await sendWrite({ ...writing, timeoutMs, vendor: 'xero', operation }, () =>
        accounting({ apiUrl: writing.apiUrl, accessToken, body: request }, (api) => call(api, target)),
      );
      return reply.ok ? read(reply.value, scope) : reply;
    });
  };
