import type { Reply } from './door.ts';

/** A reply of JSON. */
export const json = (status: number, body: unknown): Reply => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

/** A reply without a body. */
export const empty = (status: number): Reply => ({ status, contentType: 'text/plain; charset=utf-8', body: '' });

/** A reply in words, for a person who has opened a link. */
export const words = (status: number, text: string): Reply => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: text,
});

/** A refusal before any business: `code` is for machines, `message` for the person who reads the log of calls. */
export const refusal = (status: number, code: string, message: string): Reply =>
  json(status, { ok: false, error: { code, message } });
