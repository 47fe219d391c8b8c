import type { Request, Response } from 'express';
import type { VendorOptions } from '../kit/operations.ts';
import type { Portal } from './api.ts';
import { errorAnswer, type Answer } from './answer.ts';
import { limitHeaders, throttled, type AccountLimits } from './limits.ts';
import { covers, missingScopes } from './scopes.ts';
import type { Grant } from './state.ts';

const NOBODY: Grant = { userId: 0, scopes: [] };

const unknownToken = (): Answer =>
  errorAnswer({
    status: 401,
    category: 'INVALID_AUTHENTICATION',
    message:
      'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
  });

const expiredToken = (expiresAt: string, now: Date): Answer => {
  const seconds = Math.floor((now.getTime() - Date.parse(expiresAt)) / 1000);
  const since = seconds < 60 ? `${seconds} second(s)` : `${Math.floor(seconds / 60)} minute(s)`;
  return errorAnswer({
    status: 401,
    category: 'EXPIRED_AUTHENTICATION',
    message: `The OAuth token used to make this call expired ${since} ago.`,
    context: { 'expire time': [expiresAt] },
  });
};

const refuseToken = (token: { expiresAt: string } | undefined, now: Date): Answer | undefined => {
  if (token === undefined) return unknownToken();
  return Date.parse(token.expiresAt) <= now.getTime() ? expiredToken(token.expiresAt, now) : undefined;
};

const bearer = (request: Request): string => /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';

/** Checks token, limits and scopes, in this order. The limits are those of the account, whoever calls; a token of the app itself has none. */
export const createGuard = ({ state, clock }: Portal, limits: AccountLimits): VendorOptions<Grant>['guard'] => {
  const { general, search } = limits;

  const overLimit = (operation: { id: string }, response: Response): Answer | undefined => {
    const isSearch = operation.id.endsWith('.search');
    const remaining = (isSearch ? search : general).take(clock.now());
    if (!isSearch) response.set(limitHeaders(general, remaining ?? 0));
    if (remaining !== undefined) return undefined;
    return throttled(isSearch ? 'SECONDLY' : 'TEN_SECONDLY_ROLLING');
  };

  return (operation, request, response) => {
    if (operation.scopes.length === 0) return NOBODY;
    const now = clock.now();
    const portalToken = state.accessTokens[bearer(request)];
    const token = portalToken ?? state.appTokens[bearer(request)];
    const refusal =
      refuseToken(token, now) ??
      (portalToken && overLimit(operation, response)) ??
      (covers(token?.scopes ?? [], operation.scopes) ? undefined : missingScopes(operation.scopes));
    if (refusal === undefined) return token;
    response.status(refusal.status).json(refusal.body);
    return undefined;
  };
};
