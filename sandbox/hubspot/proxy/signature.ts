import { createHmac } from 'node:crypto';

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
