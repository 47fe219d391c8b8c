import * as z from 'zod';
import type { Clock } from '../../lib/clock.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { readBody } from '../rows.ts';
import { send, type Calling, type Reply } from '../send.ts';
import { final } from '../with-token.ts';
import { failureBody } from '../words.ts';
import { hubspotFailure } from './failures.ts';
import { exchange } from './sdk.ts';

const TOKEN = '/oauth/2026-09/token';

/** What HubSpot gives for a code or a refresh token. */
interface HubSpotGrant {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
  scopes: string[];
  portalId: string;
  /** The user who installed the app. */
  userId: string;
}

export interface HubSpotTokens {
  exchangeCode: (given: { code: string; redirectUri: string }) => Promise<Result<HubSpotGrant, VendorFailure>>;
  refresh: (refreshToken: string) => Promise<Result<HubSpotGrant, VendorFailure>>;
  /** A token of the app itself, of no portal: for what HubSpot tells the app as a whole. */
  forApp: (scopes: readonly string[]) => Promise<Result<AppToken, VendorFailure>>;
  /** Ends a refresh token; one that is dead already is no failure. Its access tokens live on for up to half an hour. */
  revoke: (refreshToken: string) => Promise<Result<void, VendorFailure>>;
}

interface AppToken {
  accessToken: string;
  expiresAt: Date;
}

export interface HubSpotIdentity extends Calling {
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  clock: Clock;
}

/**
 * HubSpot's token endpoint. `invalid_grant` is `auth_revoked`: the app was uninstalled, or the code is spent. `invalid_client`
 * is `vendor_rejected`: the app's own settings are wrong, and no portal may be dropped for it.
 */
export function createTokens(identity: HubSpotIdentity): HubSpotTokens {
  const { apiUrl, clientId, clientSecret, clock } = identity;
  const post = async (operation: string, path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...fields, client_id: clientId, client_secret: clientSecret });
    const call = { method: 'POST', path, body } as const;
    const reply = await send({ ...identity, vendor: 'hubspot', operation }, () => exchange({ apiUrl }, call));
    return reply.ok && reply.value.status !== 200 ? err(tokenFailure(reply.value)) : reply;
  };
  const ask = async <T>(
    fields: { grant_type: string } & Record<string, string>,
    answer: (askedAt: Date) => z.ZodType<T>,
  ) => {
    const askedAt = clock.now();
    const reply = await post(`token.${fields.grant_type}`, TOKEN, fields);
    return reply.ok ? readBody(reply.value, 'hubspot', answer(askedAt)) : reply;
  };
  return {
    exchangeCode: ({ code, redirectUri }) =>
      ask({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }, grantFrom),
    refresh: (refreshToken) => ask({ grant_type: 'refresh_token', refresh_token: refreshToken }, grantFrom),
    forApp: (scopes) => ask({ grant_type: 'client_credentials', scope: scopes.join(' ') }, appTokenFrom),
    revoke: async (refreshToken) => {
      const fields = { token: refreshToken, token_type_hint: 'refresh_token' };
      const revoked = await post('token.revoke', `${TOKEN}/revoke`, fields);
      return revoked.ok || revoked.error.code === 'auth_revoked' ? ok(undefined) : revoked;
    },
  };
}

const refusal = z.object({
  error: z.string().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
});

/** HubSpot names the OAuth error in `error`; older forms of the answer say it in `status` alone. */
function tokenFailure(reply: Reply): VendorFailure {
  const said = refusal.safeParse(failureBody(reply)).data ?? {};
  const isDead =
    said.error === 'invalid_grant' || said.status === 'BAD_REFRESH_TOKEN' || said.status === 'BAD_AUTH_CODE';
  if (isDead) return { code: 'auth_revoked', vendor: 'hubspot', detail: said.error ?? said.status ?? 'invalid_grant' };
  const { status } = reply;
  if (said.error && status < 500 && status !== 429)
    return { code: 'vendor_rejected', vendor: 'hubspot', status, messages: [said.error] };
  const failure = hubspotFailure(reply);
  // No token was sent that could have been refused: what is wrong is the client.
  if (failure.code === 'token_refused')
    return { code: 'vendor_rejected', vendor: 'hubspot', status, messages: [failure.detail] };
  return final(failure);
}

/** The life of a token is counted from before it was asked for, by our own clock: the vendor's may differ, and the answer took time. */
const grantFrom = (askedAt: Date): z.ZodType<HubSpotGrant> =>
  z
    .object({
      access_token: z.string(),
      refresh_token: z.string(),
      expires_in: z.coerce.number(),
      scopes: z.array(z.string()).default([]),
      hub_id: z.string(),
      user_id: z.string(),
    })
    .transform((set) => ({
      accessToken: set.access_token,
      refreshToken: set.refresh_token,
      expiresAt: new Date(askedAt.getTime() + set.expires_in * 1000),
      scopes: set.scopes,
      portalId: set.hub_id,
      userId: set.user_id,
    }));

const appTokenFrom = (askedAt: Date): z.ZodType<AppToken> =>
  z.object({ access_token: z.string(), expires_in: z.coerce.number() }).transform((set) => ({
    accessToken: set.access_token,
    expiresAt: new Date(askedAt.getTime() + set.expires_in * 1000),
  }));
