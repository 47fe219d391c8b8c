import { createHmac } from 'node:crypto';
import { testSecrets } from '../../scripts/test/secrets.ts';
import type { WireRequest } from './signed.ts';

/** One event as Xero sends it, changed as said. */
export const xeroEvent = (changes: Record<string, unknown> = {}) => ({
  resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/invoice-1',
  resourceId: 'invoice-1',
  eventDateUtc: '2026-11-20T11:59:58.123',
  eventType: 'UPDATE',
  eventCategory: 'INVOICE',
  tenantId: 'tenant-of-62515',
  tenantType: 'ORGANISATION',
  ...changes,
});

/** Xero's POST of these events, signed over its bytes; a string is sent as it is. */
export function xeroWebhook(
  body: ReturnType<typeof xeroEvent>[] | string,
  key = testSecrets['the webhook key of Xero'],
): WireRequest {
  const last = body.length;
  const payload = {
    events: body,
    firstEventSequence: last && 1,
    lastEventSequence: last,
    entropy: 'SNDGZOGDXFWQYGZBXKVJ',
  };
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(payload));
  const signature = createHmac('sha256', key).update(bytes).digest('base64');
  return {
    method: 'POST',
    path: '/webhooks/xero',
    headers: { 'content-type': 'application/json', 'x-xero-signature': signature },
    body: bytes,
  };
}
