import { seal, unseal, type KeyRing } from '../lib/crypto.ts';
import type { SealedGrant, SealedTokens, TokenSet } from './ports.ts';

/** The row that holds a grant; it is sealed in with the tokens, so that they open nowhere else. */
export interface GrantRow {
  table: 'hubspot_grants' | 'xero_grants';
  /** The portal, or the Xero user. */
  owner: string;
}

type TokenColumn = 'access_token' | 'refresh_token';

const ownerOf = ({ table, owner }: GrantRow, column: TokenColumn): string => `${table}:${owner}:${column}`;

/** The tokens as they may be stored. */
export function sealTokens(keyRing: KeyRing, row: GrantRow, tokens: TokenSet): SealedTokens {
  const sealed = (column: TokenColumn, text: string): string => seal(keyRing, { owner: ownerOf(row, column), text });
  return {
    accessToken: sealed('access_token', tokens.accessToken),
    refreshToken: sealed('refresh_token', tokens.refreshToken),
    accessExpiresAt: tokens.expiresAt,
    scopes: tokens.scopes.join(' '),
  };
}

/** The two tokens of a stored grant; throws when they were sealed for another row or with a key that is gone. */
export function unsealTokens(
  keyRing: KeyRing,
  row: GrantRow,
  grant: SealedGrant,
): Pick<TokenSet, 'accessToken' | 'refreshToken'> {
  return {
    accessToken: unseal(keyRing, { owner: ownerOf(row, 'access_token'), sealed: grant.accessToken }),
    refreshToken: unseal(keyRing, { owner: ownerOf(row, 'refresh_token'), sealed: grant.refreshToken }),
  };
}
