import { randomBytes } from 'node:crypto';
import type { Portal } from '../api.ts';
import type { Grant } from '../state.ts';

/** HubSpot's access tokens live for half an hour. */
export const ACCESS_TOKEN_SECONDS = 1800;

/** An unguessable word; tokens are opaque and may be long (HubSpot asks for room for 512 characters). */
export const secretWord = (prefix: string, bytes: number): string =>
  `${prefix}-${randomBytes(bytes).toString('base64url')}`;

/** A new access token for a grant, by the stand-in's clock. */
export const issueAccessToken = ({ state, clock }: Portal, { userId, scopes }: Grant): string => {
  const token = secretWord('access', 150);
  const expiresAt = new Date(clock.now().getTime() + ACCESS_TOKEN_SECONDS * 1000).toISOString();
  state.accessTokens[token] = { userId, scopes, expiresAt };
  return token;
};
