import type { Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { App } from '../options.ts';
import { refuseClient } from './token-endpoint.ts';

const without = <T>(tokens: Record<string, T>, token: string): Record<string, T> =>
  Object.fromEntries(Object.entries(tokens).filter(([other]) => other !== token));

/**
 * `POST /oauth/2026-09/token/revoke`: this one token ends; one that is not known is no failure (RFC 7009 §2.2). Access tokens
 * that a revoked refresh token has given live on until they expire, and the app stays installed.
 */
export const answerRevoke = ({ state }: Portal, app: App, form: URLSearchParams): Answer => {
  const refused = refuseClient(app, form);
  if (refused !== undefined) return refused;
  const token = form.get('token') ?? '';
  state.refreshTokens = without(state.refreshTokens, token);
  state.accessTokens = without(state.accessTokens, token);
  state.appTokens = without(state.appTokens, token);
  return { status: 200, body: undefined };
};
