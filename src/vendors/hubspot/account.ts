import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, type Result } from '../../lib/result.ts';
import type { Calling } from '../send.ts';
import { final } from '../with-token.ts';
import { callHubSpot } from './call.ts';

/** What HubSpot says about a portal. */
export interface AccountDetails {
  portalId: string;
  /** IANA name, e.g. `Europe/London`. */
  timeZone: string;
  /** Where people open it, e.g. `app-eu1.hubspot.com`. */
  uiDomain: string;
  companyCurrency: string;
  additionalCurrencies: string[];
}

const account: z.ZodType<AccountDetails> = z.object({
  portalId: z.string(),
  timeZone: z.string(),
  uiDomain: z.string(),
  companyCurrency: z.string(),
  additionalCurrencies: z.array(z.string()).default([]),
});

/** The portal that the token belongs to. A refused token is `auth_revoked`. */
export async function readAccount(
  calling: Calling & { apiUrl: string },
  accessToken: string,
): Promise<Result<AccountDetails, VendorFailure>> {
  const call = { method: 'GET', path: '/account-info/2026-09/details' } as const;
  const details = await callHubSpot({ ...calling, accessToken, operation: 'account.details' }, call, account);
  return details.ok ? details : err(final(details.error));
}
