import { custom, errors, Issuer, type GrantBody, type TokenSet } from 'openid-client';
import * as z from 'zod';
import type { Clock } from '../../lib/clock.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { beforeDeadline } from '../deadline.ts';
import { NoAnswer, send, type Calling, type Reply } from '../send.ts';
import { readBody } from '../rows.ts';
import { final } from '../with-token.ts';
import { xeroFailure } from './failures.ts';

/** What Xero gives for a code or a refresh token. One lineage serves all organisations that this Xero user connected. */
interface XeroGrant {
  accessToken: string;
  /** A new one each time; the one before it serves for 30 more minutes. */
  refreshToken: string;
  expiresAt: Date;
  scopes: string[];
  /** Xero's id of the person. */
  userId: string;
  /** Names the consent; asks `connections` for what was connected by it. */
  authenticationEventId: string | null;
}

export interface XeroTokens {
  exchangeCode: (given: { code: string; redirectUri: string }) => Promise<Result<XeroGrant, VendorFailure>>;
  refresh: (refreshToken: string) => Promise<Result<XeroGrant, VendorFailure>>;
  /** Ends the lineage that the token belongs to, and with it every connection that the person still has to the app. */
  revoke: (refreshToken: string) => Promise<Result<void, VendorFailure>>;
}

export interface XeroIdentity extends Calling {
  identityUrl: string;
  clientId: string;
  clientSecret: string;
  clock: Clock;
}

/**
 * Xero's token endpoint. `invalid_grant` is `auth_revoked`: a person must connect again. `invalid_client` is
 * `vendor_rejected`: the app's own settings are wrong, and no connection may be dropped for it.
 */
export function createTokens(identity: XeroIdentity): XeroTokens {
  const { identityUrl, clientId, clientSecret, timeoutMs } = identity;
  const endpoint = (name: string): string => `${identityUrl}/connect/${name}`;
  const endpoints = { token_endpoint: endpoint('token'), revocation_endpoint: endpoint('revocation') };
  const issuer = new Issuer({ issuer: identityUrl, ...endpoints });
  const client = new issuer.Client({ client_id: clientId, client_secret: clientSecret });
  // The library's 3.5 seconds end while Xero has already rotated the refresh token, and the new one is lost.
  client[custom.http_options] = (_url, options) => ({ ...options, timeout: timeoutMs });

  const grant = async (body: GrantBody): Promise<Result<XeroGrant, VendorFailure>> => {
    const operation = `token.${body.grant_type}`;
    const askedAt = identity.clock.now();
    const reply = await send({ ...identity, vendor: 'xero', operation }, () =>
      beforeDeadline(client.grant(body)).then(granted, refused),
    );
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return err(tokenFailure(reply.value));
    return readBody(reply.value, 'xero', grantFrom(askedAt));
  };
  return {
    exchangeCode: ({ code, redirectUri }) =>
      grant({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
    refresh: (refreshToken) => grant({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    revoke: async (refreshToken) => {
      const reply = await send({ ...identity, vendor: 'xero', operation: 'token.revoke' }, () =>
        beforeDeadline(client.revoke(refreshToken)).then(() => ENDED, refused),
      );
      if (!reply.ok) return reply;
      return reply.value.status === 200 ? ok(undefined) : err(tokenFailure(reply.value));
    },
  };
}

/** The library answers nothing where Xero answers an empty 200. */
const ENDED: Reply = { status: 200, header: () => null, text: '' };

/** The library's tokens as a reply, to be checked like any other. */
function granted({ access_token, refresh_token, expires_in }: TokenSet): Reply {
  return { status: 200, header: () => null, text: JSON.stringify({ access_token, refresh_token, expires_in }) };
}

/** What Xero answered when the library threw; `text` is the OAuth error code. Throws `NoAnswer` when it answered nothing. */
function refused(error: unknown): Reply {
  const response = (error as { response?: { statusCode?: number; headers: Record<string, unknown> } }).response;
  if (response?.statusCode === undefined || response.statusCode === 200) throw new NoAnswer(error);
  const header = (name: string): string | null => {
    const value = response.headers[name];
    return typeof value === 'string' ? value : null;
  };
  return { status: response.statusCode, header, text: error instanceof errors.OPError ? (error.error ?? '') : '' };
}

function tokenFailure(reply: Reply): VendorFailure {
  const { status, text } = reply;
  if (text === 'invalid_grant') return { code: 'auth_revoked', vendor: 'xero', detail: text };
  if (status === 429 || status >= 500 || status < 400) return final(xeroFailure(reply, 'tokens'));
  return {
    code: 'vendor_rejected',
    vendor: 'xero',
    status,
    messages: [text === '' ? `Xero answered ${status}` : text],
  };
}

/** The claims in a Xero access token. It came from Xero itself over TLS, so that its signature need not be checked. */
const claims = z.object({
  xero_userid: z.string(),
  authentication_event_id: z.string().nullish(),
  scope: z.union([z.array(z.string()), z.string().transform((text) => text.split(' '))]),
});

const accessToken = z.string().transform((jwt, context) => {
  const parsed = claims.safeParse(payloadOf(jwt));
  if (parsed.success) return { jwt, ...parsed.data };
  context.addIssue('is not an access token of Xero');
  return z.NEVER;
});

/** The life of a token is counted from before it was asked for, by our own clock: the vendor's may differ, and the answer took time. */
const grantFrom = (askedAt: Date): z.ZodType<XeroGrant> =>
  z
    .object({ access_token: accessToken, refresh_token: z.string(), expires_in: z.coerce.number() })
    .transform((set) => ({
      accessToken: set.access_token.jwt,
      refreshToken: set.refresh_token,
      expiresAt: new Date(askedAt.getTime() + set.expires_in * 1000),
      scopes: set.access_token.scope,
      userId: set.access_token.xero_userid,
      authenticationEventId: set.access_token.authentication_event_id ?? null,
    }));

function payloadOf(jwt: string): unknown {
  try {
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
