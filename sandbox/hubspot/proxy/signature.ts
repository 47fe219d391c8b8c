import { createHash, createHmac } from 'node:crypto';

/** What HubSpot decodes in a URL before it signs it; every other escape stays. */
const decoded: Readonly<Record<string, string>> = {
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

/** The URL as it enters a v3 signature. */
export const signedUri = (url: string): string =>
  url.replace(/%[0-9a-f]{2}/gi, (escape) => decoded[escape.toUpperCase()] ?? escape);

export interface SignedRequest {
  method: string;
  /** As it is sent, escapes and all. */
  url: string;
  /** The very text that is sent; empty when there is none. */
  body: string;
  /** Milliseconds since 1970. */
  timestamp: number;
}

/** `X-HubSpot-Signature-v3`: base64 of HMAC-SHA256 over method, URL, body and timestamp, in UTF-8. See HubSpot's guide to request validation. */
export const signatureV3 = (clientSecret: string, { method, url, body, timestamp }: SignedRequest): string =>
  createHmac('sha256', clientSecret)
    .update(`${method}${signedUri(url)}${body}${timestamp}`, 'utf8')
    .digest('base64');

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The older `X-HubSpot-Signature` of webhooks: SHA-256 of secret and body, in hex. */
export const signatureV1 = (clientSecret: string, body: string): string => sha256(clientSecret + body);

/** The older `X-HubSpot-Signature` of workflow actions: SHA-256 of secret, method, URL as it is sent and body, in hex. */
export const signatureV2 = (clientSecret: string, { method, url, body }: Omit<SignedRequest, 'timestamp'>): string =>
  sha256(clientSecret + method + url + body);
