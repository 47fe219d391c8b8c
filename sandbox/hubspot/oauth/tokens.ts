import { randomBytes } from 'node:crypto';
import type { Portal } from '../api.ts';
import type { Grant } from '../state.ts';

/** HubSpot's access tokens live for half an hour. */
export const ACCESS_TOKEN_SECONDS = 1800;

/** An unguessable word; tokens are opaque and may be long (HubSpot asks for room for 512 characters). */
export const secretWord = (prefix: string, bytes: number): string =>
  `${prefix}-${randomBytes(bytes).toString('base64url')}`;

const expiry = ({ clock }: Portal): string =>
  new Date(clock.now().getTime() + ACCESS_TOKEN_SECONDS * 1000).toISOString();

/** A new access token for a grant, by the stand-in's clock. */
export const issueAccessToken = (portal: Portal, { userId, scopes }: Grant): string => {
  const token = secretWord('access', 150);
  portal.state.accessTokens[token] = { userId, scopes: [...scopes], expiresAt: expiry(portal) };
  return token;
};

/** A new access token of the app itself: nobody stands behind it, and it outlives an uninstall. */
export const issueAppToken = (portal: Portal, scopes: string[]): string => {
  const token = secretWord('app', 150);
  portal.state.appTokens[token] = { userId: 0, scopes, expiresAt: expiry(portal) };
  return token;
};
