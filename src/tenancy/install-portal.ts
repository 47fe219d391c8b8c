import type { Clock } from '../lib/clock.ts';
import type { KeyRing } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { Portal, TenancyStore, TokenSet } from './ports.ts';
import { sealTokens } from './sealed-tokens.ts';

/** What a HubSpot code is exchanged for: tokens, and whose they are. */
type HubSpotExchange = (given: {
  code: string;
  redirectUri: string;
}) => Promise<Result<TokenSet & { portalId: string; userId: string }, VendorFailure>>;

/** What HubSpot says about the portal that a token belongs to. */
type DescribePortal = (
  accessToken: string,
) => Promise<Result<Pick<Portal, 'timeZone' | 'uiDomain' | 'companyCurrency'>, VendorFailure>>;

export interface InstallDeps {
  store: Pick<TenancyStore, 'saveInstall'>;
  exchangeCode: HubSpotExchange;
  describePortal: DescribePortal;
  keyRing: KeyRing;
  clock: Clock;
}

/**
 * Installs the app in a portal: exchanges the code that HubSpot's consent page has given, asks for the portal's facts and
 * stores both. Installing again replaces the grant, with the scopes as they are by then, and takes up the rows of a portal that
 * had uninstalled; the first installer stays the installer, and whoever installs again becomes an admin as well. (C1)
 */
export async function installPortal(
  deps: InstallDeps,
  consent: { code: string; redirectUri: string },
): Promise<Result<Portal, VendorFailure>> {
  const tokens = await deps.exchangeCode(consent);
  if (!tokens.ok) return tokens;
  const { portalId, userId, accessToken } = tokens.value;
  const facts = await deps.describePortal(accessToken);
  if (!facts.ok) return facts;
  const { timeZone, uiDomain, companyCurrency } = facts.value;
  // HubSpot tells no name of a portal; its number is what its people see in every address.
  const portal = { portalId, name: `HubSpot ${portalId}`, uiDomain, timeZone, companyCurrency, installedBy: userId };
  const sealed = sealTokens(deps.keyRing, { table: 'hubspot_grants', owner: portalId }, tokens.value);
  await deps.store.saveInstall(portal, sealed, deps.clock.now());
  return ok(portal);
}
