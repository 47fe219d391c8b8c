import { createHmac } from 'node:crypto';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { signWire, type WireRequest } from './signed.ts';

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

/** One event as HubSpot sends it, changed as said. */
export const hubspotEvent = (changes: Record<string, unknown> = {}) => ({
  eventId: 100,
  subscriptionId: 2_900_001,
  portalId: 62515,
  appId: 54321,
  occurredAt: 1_790_000_001_000,
  subscriptionType: 'object.propertyChange',
  attemptNumber: 0,
  changeSource: 'CRM_UI',
  sourceId: 'userId:9',
  objectId: 101,
  objectTypeId: '0-2',
  propertyName: 'name',
  propertyValue: 'Acme',
  ...changes,
});

/** HubSpot's POST of these events, signed at that moment; a string is sent as it is. */
export const hubspotWebhook = (
  body: ReturnType<typeof hubspotEvent>[] | string,
  signer: { now: Date; secret?: string },
): WireRequest =>
  signWire(signer, {
    method: 'POST',
    path: '/webhooks/hubspot',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
