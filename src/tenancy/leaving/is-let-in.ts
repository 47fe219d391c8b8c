import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { AccessTokens } from '../access-token.ts';

/** Whether HubSpot still lets us into the portal: it is asked for a new token, which it gives to none that has uninstalled. */
export async function isLetIn(tokens: AccessTokens, portalId: string): Promise<Result<boolean, VendorFailure>> {
  const token = await tokens(portalId, { fresh: true });
  if (token.ok) return ok(true);
  return token.error.code === 'auth_revoked' ? ok(false) : token;
}
