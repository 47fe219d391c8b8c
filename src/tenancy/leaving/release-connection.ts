import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { AccessTokens } from '../access-token.ts';
import type { ServedConnection } from './ports.ts';

export interface ReleaseDeps {
  /** Tokens of Xero users. */
  tokens: AccessTokens;
  /** Ends one connection at Xero; one that is gone is no failure. */
  deleteConnection: (accessToken: string, connectionId: string) => Promise<Result<void, VendorFailure>>;
}

/**
 * Ends one connection at Xero; the person's other connections, and the lineage of tokens that serves them, live
 * on. A grant that has ended lets us into nothing that could be ended: that is no failure. Throws inside a transaction.
 */
export async function releaseConnection(
  deps: ReleaseDeps,
  { connectionId, xeroUserId }: Pick<ServedConnection, 'connectionId' | 'xeroUserId'>,
): Promise<Result<void, VendorFailure>> {
  const attempt = async (fresh: boolean): Promise<Result<void, VendorFailure>> => {
    const token = await deps.tokens(xeroUserId, { fresh });
    return token.ok ? deps.deleteConnection(token.value, connectionId) : token;
  };
  const first = await attempt(false);
  if (first.ok || first.error.code !== 'auth_revoked') return first;
  const second = await attempt(true);
  return !second.ok && second.error.code === 'auth_revoked' ? ok(undefined) : second;
}
