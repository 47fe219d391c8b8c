import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it came over the wire. */
export interface SignedRequest {
  method: string;
  /** The whole address that HubSpot called, query included, exactly as sent. */
  url: string;
  /** The raw bytes; empty where there is no body. */
  body: Buffer;
  /** `X-HubSpot-Signature-v3`. */
  signature: string | undefined;
  /** `X-HubSpot-Request-Timestamp`. */
  timestamp: string | undefined;
}

/** How far a signature's time may lie from ours, either way, in milliseconds. */
export const SIGNATURE_WINDOW = 300_000;

/** The escapes that HubSpot decodes before it signs; all others stay as they were sent. */
const DECODED: Record<string, string> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/**
 * Whether HubSpot signed the request (signature v3) within five minutes of now. Never throws.
 * Source: HubSpot's page on validating requests.
 */
export function isSigned(secret: string, request: SignedRequest, now: Date): boolean {
  const { signature, timestamp } = request;
  if (signature === undefined || timestamp === undefined || !/^\d{13}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp)) > SIGNATURE_WINDOW) return false;
  const expected = Buffer.from(signatureOf(secret, { ...request, timestamp }));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The signature v3 of a request, in base64. */
export function signatureOf(
  secret: string,
  { method, url, body, timestamp }: Omit<SignedRequest, 'signature' | 'timestamp'> & { timestamp: string },
): string {
  const decoded = url.replace(/%[0-9A-F]{2}/gi, (escape) => DECODED[escape.toUpperCase()] ?? escape);
  return createHmac('sha256', secret).update(method).update(decoded).update(body).update(timestamp).digest('base64');
}
