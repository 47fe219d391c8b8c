import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Signs the stand-in's own tokens. It protects nothing: the stand-in holds no real data. */
const KEY = 'xero-stand-in';

const claimsSchema = z.object({
  /** Seconds since 1970. */
  exp: z.number(),
  client_id: z.string(),
  xero_userid: z.string(),
  authentication_event_id: z.string(),
  scope: z.array(z.string()),
});
export type Claims = z.infer<typeof claimsSchema>;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (content: string): string => createHmac('sha256', KEY).update(content).digest('base64url');

/** A token in the form of Xero's access tokens. (Xero signs with RS256.) */
export const signToken = (claims: Claims & Record<string, unknown>): string => {
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${signature(content)}`;
};

/** The claims of a token that this stand-in has signed, expired or not; undefined for any other. */
export const readToken = (token: string): Claims | undefined => {
  const [header, claims, signed = '', ...more] = token.split('.');
  const expected = Buffer.from(signature(`${header ?? ''}.${claims ?? ''}`));
  const actual = Buffer.from(signed);
  if (more.length > 0 || actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  return claimsSchema.parse(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()));
};
