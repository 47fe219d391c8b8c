import { seal, unseal, type KeyRing } from '../lib/crypto.ts';
import type { SealedTokens, TokenSet } from './ports.ts';

/** The row that holds tokens; it is sealed in with them, so that they open nowhere else. */
export interface GrantRow {
  /** `consents`: of a person who has consented and not yet confirmed. */
  table: 'hubspot_grants' | 'xero_grants' | 'consents';
  /** The portal, the Xero user, or the consent. */
  owner: string;
}

/** The two that are secret. */
type Pair = Pick<TokenSet, 'accessToken' | 'refreshToken'>;

type TokenColumn = 'access_token' | 'refresh_token';

const ownerOf = ({ table, owner }: GrantRow, column: TokenColumn): string => `${table}:${owner}:${column}`;

/** The tokens as they may be stored. */
export const sealTokens = (keyRing: KeyRing, row: GrantRow, tokens: TokenSet): SealedTokens => ({
  ...sealPair(keyRing, row, tokens),
  accessExpiresAt: tokens.expiresAt,
  scopes: tokens.scopes.join(' '),
});

/** The two secrets alone. */
export function sealPair(keyRing: KeyRing, row: GrantRow, { accessToken, refreshToken }: Pair): Pair {
  const sealed = (column: TokenColumn, text: string): string => seal(keyRing, { owner: ownerOf(row, column), text });
  return { accessToken: sealed('access_token', accessToken), refreshToken: sealed('refresh_token', refreshToken) };
}

/** The two tokens of a stored grant; throws when they were sealed for another row or with a key that is gone. */
export function unsealTokens(keyRing: KeyRing, row: GrantRow, stored: Pair): Pair {
  return {
    accessToken: unseal(keyRing, { owner: ownerOf(row, 'access_token'), sealed: stored.accessToken }),
    refreshToken: unseal(keyRing, { owner: ownerOf(row, 'refresh_token'), sealed: stored.refreshToken }),
  };
}
