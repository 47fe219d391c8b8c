import type { XeroWriter } from '../../invoicing/ports.ts';
import { sendWrite } from '../send.ts';
import { withToken } from '../with-token.ts';
import type { XeroReading } from './read-page.ts';
import { accounting } from './sdk.ts';
import { writes } from './writes.ts';

/**
 * Sends an intent's bytes as they are, under its idempotency key; when the token has expired, the same once more with a fresh
 * one. Fails with any vendor failure, or with `vendor_unclear`. Design §6, capability C60.
 */
export const sendIntent =
  (writing: XeroReading): XeroWriter['send'] =>
  async (where, { kind, documentId, request, key }) => {
    const { operation, scope, changes, call, read } = writes[kind];
    if (changes && documentId === null) throw new Error(`${kind} names no document`);
    const target = { tenantId: where.tenantId, key, id: documentId ?? '' };
    return withToken({ token: writing.token, who: where }, async (accessToken) => {
      const reply = await sendWrite({ ...writing, vendor: 'xero', operation }, () =>
        accounting({ apiUrl: writing.apiUrl, accessToken, body: request }, (api) => call(api, target)),
      );
      return reply.ok ? read(reply.value, scope) : reply;
    });
  };
