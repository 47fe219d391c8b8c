import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether Xero signed these very bytes: `x-xero-signature` is the base64 of their HMAC-SHA256 with the app's webhook key.
 * Compared in constant time. Never throws. Source: Xero's page on configuring webhooks.
 */
export function isSignedByXero(webhookKey: string, body: Uint8Array, signature: string | undefined): boolean {
  const expected = Buffer.from(createHmac('sha256', webhookKey).update(body).digest('base64'));
  const given = Buffer.from(signature ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
