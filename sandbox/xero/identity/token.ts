import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Kit } from '../../kit/stand-in.ts';
import type { Grant, XeroState } from '../state.ts';
import { clientOf, formOf, type Client } from './client.ts';
import { idTokenOf } from './id-token.ts';
import { signToken } from './jwt.ts';
import { endNewest, giveToken, standingOf, turnGeneration } from './lineage.ts';

const ACCESS_LIFE_S = 1800;

/** What Xero's identity server has to know beside its state. */
export interface Identity {
  kit: Kit<XeroState>;
  clients: readonly Client[];
  /** Whether a use of the refresh token before the newest ends the newest. Nobody has said; default: it does not. */
  graceEndsNewest: boolean;
}

type OAuthError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';

/** Takes the code away whatever comes of it: it is good for one try. */
const grantByCode = (
  { state, clock }: Kit<XeroState>,
  client: Client,
  form: Record<string, unknown>,
): Grant | undefined => {
  const found = state.data.codes.find(({ code }) => code === form['code']);
  state.data.codes = state.data.codes.filter((code) => code !== found);
  if (found === undefined || found.grant.clientId !== client.clientId) return undefined;
  if (found.redirectUri !== form['redirect_uri'] || new Date(found.expiresAt) <= clock.now()) return undefined;
  state.data.grants.push(found.grant);
  return found.grant;
};

/** The grant whose lineage the token is of, moved on by this use. A use that is refused is counted on the grant. */
const grantByRefresh = (identity: Identity, client: Client, token: unknown): Grant | undefined => {
  const { kit, graceEndsNewest } = identity;
  const now = kit.clock.now();
  for (const grant of kit.state.data.grants.filter(({ clientId }) => clientId === client.clientId)) {
    const standing = standingOf(grant, token, now);
    if (standing === undefined) continue;
    grant.used[standing] += 1;
    if (standing === 'ended') return undefined;
    if (standing === 'newest') turnGeneration(grant, now);
    else if (graceEndsNewest) endNewest(grant);
    return grant;
  }
  return undefined;
};

const accessTokenOf = (grant: Grant, seconds: number): string =>
  signToken({
    iss: 'https://identity.xero.com',
    aud: 'https://identity.xero.com/resources',
    nbf: seconds,
    exp: seconds + ACCESS_LIFE_S,
    client_id: grant.clientId,
    sub: grant.userId.replaceAll('-', ''),
    auth_time: seconds,
    xero_userid: grant.userId,
    jti: randomUUID(),
    authentication_event_id: grant.authEventId,
    scope: grant.scopes,
  });

const issueTokens = ({ kit }: Identity, grant: Grant, issuer: string): Record<string, unknown> => {
  const now = kit.clock.now();
  const seconds = Math.floor(now.getTime() / 1000);
  const user = kit.state.data.users.find(({ userId }) => userId === grant.userId);
  return {
    ...(user && grant.scopes.includes('openid') ? { id_token: idTokenOf({ grant, user, issuer, seconds }) } : {}),
    access_token: accessTokenOf(grant, seconds),
    expires_in: ACCESS_LIFE_S,
    token_type: 'Bearer',
    ...(grant.scopes.includes('offline_access') ? { refresh_token: giveToken(grant, now) } : {}),
    scope: grant.scopes.join(' '),
  };
};

/** The grant that the form asks tokens for, or what is wrong with it. */
const findGrant = (identity: Identity, request: Request): Grant | OAuthError => {
  const client = clientOf(identity.clients, request);
  if (client === undefined) return 'invalid_client';
  const form = formOf(request);
  const misses = (...names: string[]): boolean => names.some((name) => typeof form[name] !== 'string');
  switch (form['grant_type']) {
    case 'authorization_code':
      if (misses('code', 'redirect_uri')) return 'invalid_request';
      return grantByCode(identity.kit, client, form) ?? 'invalid_grant';
    case 'refresh_token':
      if (misses('refresh_token')) return 'invalid_request';
      return grantByRefresh(identity, client, form['refresh_token']) ?? 'invalid_grant';
    default:
      return 'unsupported_grant_type';
  }
};

/** Where the stand-in is reached; it names itself so as the issuer of identity tokens. */
export const issuerOf = (request: Request): string => `${request.protocol}://${request.get('host') ?? ''}`;

/** `POST /connect/token`: exchanges a code or a refresh token. Failures are OAuth errors with status 400. */
export const answerToken = (
  identity: Identity,
  { request, response }: { request: Request; response: Response },
): void => {
  const found = findGrant(identity, request);
  response.set('Cache-Control', 'no-store');
  if (typeof found === 'string') response.status(400).json({ error: found });
  else response.json(issueTokens(identity, found, issuerOf(request)));
};
