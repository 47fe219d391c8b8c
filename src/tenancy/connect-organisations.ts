import type { Clock } from '../lib/clock.ts';
import type { KeyRing } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { Connection, TenancyStore, TokenSet } from './ports.ts';
import { sealTokens } from './sealed-tokens.ts';

/** What a Xero code is exchanged for: tokens, whose they are, and which consent they come from. */
type XeroExchange = (given: {
  code: string;
  redirectUri: string;
}) => Promise<Result<TokenSet & { userId: string; authenticationEventId: string | null }, VendorFailure>>;

/** What the bearer of a token has connected; with the id of a consent, only what that consent connected. */
type ListConnections = (
  accessToken: string,
  authenticationEventId?: string,
) => Promise<
  Result<(Pick<Connection, 'connectionId' | 'tenantId' | 'tenantName'> & { tenantType: string })[], VendorFailure>
>;

export interface ConnectDeps {
  store: Pick<TenancyStore, 'saveConnection'>;
  exchangeCode: XeroExchange;
  listConnections: ListConnections;
  keyRing: KeyRing;
  clock: Clock;
}

export interface Consent {
  portalId: string;
  /** HubSpot's id of the user who connects. */
  connectedBy: string;
  code: string;
  redirectUri: string;
}

/**
 * Connects a portal to the organisations that a consent at Xero was given for: exchanges the code, asks which
 * organisations they are and stores each with the grant that serves it. Practices and the like are left out. (C1, C3)
 */
export async function connectOrganisations(
  deps: ConnectDeps,
  consent: Consent,
): Promise<Result<Connection[], VendorFailure>> {
  const { portalId, connectedBy, code, redirectUri } = consent;
  const tokens = await deps.exchangeCode({ code, redirectUri });
  if (!tokens.ok) return tokens;
  const { userId: xeroUserId, accessToken, authenticationEventId } = tokens.value;
  const found = await deps.listConnections(accessToken, authenticationEventId ?? undefined);
  if (!found.ok) return found;
  const connections = found.value
    .filter(({ tenantType }) => tenantType === 'ORGANISATION')
    .map(({ connectionId, tenantId, tenantName }) => ({ portalId, tenantId, connectionId, tenantName, connectedBy }));
  const sealed = sealTokens(deps.keyRing, { table: 'xero_grants', owner: xeroUserId }, tokens.value);
  for (const connection of connections)
    await deps.store.saveConnection(connection, { xeroUserId, tokens: sealed }, deps.clock.now());
  return ok(connections);
}
