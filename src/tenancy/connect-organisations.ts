import type { Clock } from '../lib/clock.ts';
import type { KeyRing } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import { isOrganisation } from './is-organisation.ts';
import type { Connection, Consented, TenancyStore, TokenSet } from './ports.ts';
import { sealTokens } from './sealed-tokens.ts';

/** What a Xero code is exchanged for: tokens, whose they are, and which consent they come from. */
export type XeroExchange = (given: {
  code: string;
  redirectUri: string;
}) => Promise<Result<TokenSet & { userId: string; authenticationEventId: string | null }, VendorFailure>>;

/** What the bearer of a token has connected; with the id of a consent, only what that consent connected. */
export type ListConnections = (
  accessToken: string,
  authenticationEventId?: string,
) => Promise<Result<Consented[], VendorFailure>>;

export interface ConnectDeps {
  store: Pick<TenancyStore, 'saveConnections'>;
  exchangeCode: XeroExchange;
  listConnections: ListConnections;
  keyRing: KeyRing;
  clock: Clock;
}

/** A consent at Xero that nobody has to confirm any more. */
export interface ConsentGiven {
  portalId: string;
  /** HubSpot's id of the user who connects. */
  connectedBy: string;
  code: string;
  redirectUri: string;
}

/**
 * Connects a portal to the organisations that a consent at Xero was given for: exchanges the code, asks which
 * organisations they are and stores each with the grant that serves it. Practices and the like are left out, and so is what
 * another portal is connected to. (C1, C3)
 */
export async function connectOrganisations(
  deps: ConnectDeps,
  consent: ConsentGiven,
): Promise<Result<Connection[], VendorFailure>> {
  const { portalId, connectedBy, code, redirectUri } = consent;
  const tokens = await deps.exchangeCode({ code, redirectUri });
  if (!tokens.ok) return tokens;
  const { userId: xeroUserId, accessToken, authenticationEventId } = tokens.value;
  const found = await deps.listConnections(accessToken, authenticationEventId ?? undefined);
  if (!found.ok) return found;
  const organisations = found.value.filter(isOrganisation);
  const sealed = sealTokens(deps.keyRing, { table: 'xero_grants', owner: xeroUserId }, tokens.value);
  const grant = { xeroUserId, tokens: sealed };
  const saved = await deps.store.saveConnections({ portalId, connectedBy, organisations, grant, at: deps.clock.now() });
  const connected = organisations.filter(({ tenantId }) => !saved?.taken.includes(tenantId));
  return ok(
    connected.map(({ connectionId, tenantId, tenantName }) => {
      return { portalId, tenantId, connectionId, tenantName, connectedBy };
    }),
  );
}
