import { createHash, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { XeroUser } from '../../seed/xero-user.ts';
import type { Grant } from '../state.ts';

const LIFE_S = 300;

let kept: { privateKey: KeyObject; jwk: JsonWebKey; kid: string } | undefined;

/** A key pair of this process, made when it is first needed. */
const keys = (): NonNullable<typeof kept> => {
  if (kept === undefined) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = publicKey.export({ format: 'jwk' });
    const kid = createHash('sha256').update(JSON.stringify(jwk)).digest('hex').slice(0, 16);
    kept = { privateKey, jwk, kid };
  }
  return kept;
};

/** What identity tokens are checked with. */
export const publicKeys = (): { keys: object[] } => {
  const { jwk, kid } = keys();
  return { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] };
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signed = (claims: Record<string, unknown>): string => {
  const { privateKey, kid } = keys();
  const content = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
};

/** Who the person is, for five minutes; the name with `profile`, the address with `email`. */
export const idTokenOf = (about: { grant: Grant; user: XeroUser; issuer: string; seconds: number }): string => {
  const { grant, user, issuer, seconds } = about;
  const { userId, email, firstName, lastName } = user;
  return signed({
    iss: issuer,
    aud: grant.clientId,
    iat: seconds,
    nbf: seconds,
    exp: seconds + LIFE_S,
    auth_time: seconds,
    sub: userId.replaceAll('-', ''),
    xero_userid: userId,
    ...(grant.scopes.includes('profile')
      ? { given_name: firstName, family_name: lastName, name: `${firstName} ${lastName}`, preferred_username: email }
      : {}),
    ...(grant.scopes.includes('email') ? { email } : {}),
  });
};
