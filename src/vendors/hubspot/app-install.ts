import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { send } from '../send.ts';
import { withToken } from '../with-token.ts';
import type { HubSpotReading, HubSpotWho } from './call.ts';
import { hubspotFailure } from './failures.ts';
import { exchange } from './sdk.ts';

/**
 * Uninstalls the app from the portal at HubSpot, which tells the portal's admins. A portal that lets us in no more is
 * `auth_revoked`: the app is gone from there already. Source: HubSpot's page on its uninstall API.
 */
export function uninstallApp(reading: HubSpotReading, who: HubSpotWho): Promise<Result<void, VendorFailure>> {
  const call = { method: 'DELETE', path: '/appinstalls/2026-09/external-install' } as const;
  return withToken({ token: reading.token, who }, async (accessToken) => {
    const to = { ...reading, vendor: 'hubspot', operation: 'app.uninstall' } as const;
    const reply = await send(to, () => exchange({ apiUrl: reading.apiUrl, accessToken }, call));
    if (!reply.ok) return reply;
    return reply.value.status === 204 ? ok(undefined) : err(hubspotFailure(reply.value));
  });
}
