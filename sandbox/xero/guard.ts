import type { Request, Response } from 'express';
import type { Operation } from '../kit/operations.ts';
import type { Kit } from '../kit/stand-in.ts';
import type { Organisation } from './facts.ts';
import { readToken, type Claims } from './identity/jwt.ts';
import { suffices } from './identity/scopes.ts';
import type { Limiter } from './limits.ts';
import { badToken, notConnected, scopeMissing, throttled, tokenExpired } from './problems.ts';
import type { XeroState } from './state.ts';

/** Who calls: nobody known (the identity server), an app (identity), or an app in one organisation (accounting). */
export interface Caller {
  claims?: Claims;
  organisation?: Organisation;
}

/** The identity server's own doors: they know the app by its secret, or ask for nothing. */
const OPEN = /^\/(connect|\.well-known)\//;

/** What the token of a call says, run out or not. */
export const claimsOf = (request: Request): Claims | undefined => {
  const [, token = ''] = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '') ?? [];
  return readToken(token);
};

const bearer = (kit: Kit<XeroState>, request: Request, response: Response): Claims | undefined => {
  const claims = claimsOf(request);
  if (claims === undefined) {
    badToken(response);
    return undefined;
  }
  const expires = new Date(claims.exp * 1000);
  if (kit.clock.now() < expires) return claims;
  tokenExpired(response, expires);
  return undefined;
};

/** The organisation that the call names, if the app is connected to it. */
const tenant = ({ state }: Kit<XeroState>, request: Request, claims: Claims): Organisation | undefined => {
  const tenantId = request.get('xero-tenant-id')?.toLowerCase();
  const connected = state.data.connections.some(
    (one) =>
      one.connected &&
      one.tenantId === tenantId &&
      one.clientId === claims.client_id &&
      one.userId === claims.xero_userid,
  );
  return connected ? state.data.organisations.find(({ organisationId }) => organisationId === tenantId) : undefined;
};

const withinLimits = (limiter: Limiter, place: Parameters<Limiter['take']>[0], response: Response): boolean => {
  const { left, refused } = limiter.take(place);
  response.set({
    'X-DayLimit-Remaining': String(left.day),
    'X-MinLimit-Remaining': String(left.minute),
    'X-AppMinLimit-Remaining': String(left.appMinute),
  });
  if (refused === undefined) response.once('close', () => limiter.release(place));
  else throttled(response, refused);
  return refused === undefined;
};

/** Xero's doorkeeper: token, then organisation, then scope, then limits. */
export const createGuard =
  (kit: Kit<XeroState>, limiter: Limiter) =>
  (operation: Operation<Caller>, request: Request, response: Response): Caller | undefined => {
    if (OPEN.test(operation.path)) return {};
    const claims = bearer(kit, request, response);
    if (claims === undefined || !operation.path.startsWith('/api.xro/')) return claims && { claims };
    const organisation = tenant(kit, request, claims);
    if (organisation === undefined) notConnected(response);
    else if (!suffices(claims.scope, operation.scopes)) scopeMissing(response);
    else if (withinLimits(limiter, { app: claims.client_id, tenantId: organisation.organisationId }, response))
      return { claims, organisation };
    return undefined;
  };
