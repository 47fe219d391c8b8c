import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Kit } from '../../kit/stand-in.ts';
import type { Grant, XeroState } from '../state.ts';
import { signToken } from './jwt.ts';

/** An app as registered with Xero. */
export interface Client {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
}

const ACCESS_LIFE_S = 1800;
const REFRESH_LIFE_MS = 60 * 24 * 3600 * 1000;

type OAuthError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';

const formOf = (request: Request): Record<string, unknown> => (request.body ?? {}) as Record<string, unknown>;

/** The caller's id and secret, from the Basic header or from the form. */
const credentials = (request: Request): [id: unknown, secret: unknown] => {
  const [, basic] = /^Basic (.+)$/i.exec(request.get('authorization') ?? '') ?? [];
  if (basic === undefined) return [formOf(request)['client_id'], formOf(request)['client_secret']];
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':', 2);
  return [decodeURIComponent(id), decodeURIComponent(secret)];
};

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

const grantByRefresh = ({ state, clock }: Kit<XeroState>, client: Client, token: unknown): Grant | undefined => {
  const found = state.data.grants.find((grant) => grant.refreshToken === token && grant.clientId === client.clientId);
  const alive = found?.refreshExpiresAt !== undefined && new Date(found.refreshExpiresAt) > clock.now();
  return alive ? found : undefined;
};

/** Tokens for a grant. The refresh token stays the same for now, and lives on for 60 days after each use. */
const issueTokens = ({ clock }: Kit<XeroState>, grant: Grant): Record<string, unknown> => {
  const now = clock.now().getTime();
  if (grant.scopes.includes('offline_access')) {
    grant.refreshToken ??= `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
    grant.refreshExpiresAt = new Date(now + REFRESH_LIFE_MS).toISOString();
  }
  const seconds = Math.floor(now / 1000);
  const access_token = signToken({
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
  const refresh = grant.refreshToken === undefined ? {} : { refresh_token: grant.refreshToken };
  return { access_token, expires_in: ACCESS_LIFE_S, token_type: 'Bearer', ...refresh, scope: grant.scopes.join(' ') };
};

/** The grant that the form asks tokens for, or what is wrong with it. */
const findGrant = (kit: Kit<XeroState>, clients: readonly Client[], request: Request): Grant | OAuthError => {
  const [id, secret] = credentials(request);
  const client = clients.find(({ clientId, clientSecret }) => clientId === id && clientSecret === secret);
  if (client === undefined) return 'invalid_client';
  const form = formOf(request);
  const misses = (...names: string[]): boolean => names.some((name) => typeof form[name] !== 'string');
  switch (form['grant_type']) {
    case 'authorization_code':
      if (misses('code', 'redirect_uri')) return 'invalid_request';
      return grantByCode(kit, client, form) ?? 'invalid_grant';
    case 'refresh_token':
      if (misses('refresh_token')) return 'invalid_request';
      return grantByRefresh(kit, client, form['refresh_token']) ?? 'invalid_grant';
    default:
      return 'unsupported_grant_type';
  }
};

/** `POST /connect/token`: exchanges a code or a refresh token. Failures are OAuth errors with status 400. */
export const answerToken = (
  kit: Kit<XeroState>,
  clients: readonly Client[],
  { request, response }: { request: Request; response: Response },
): void => {
  const found = findGrant(kit, clients, request);
  response.set('Cache-Control', 'no-store');
  if (typeof found === 'string') response.status(400).json({ error: found });
  else response.json(issueTokens(kit, found));
};
