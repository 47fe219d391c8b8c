import type { Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import { recordInstall } from '../install/installation.ts';
import type { App } from '../options.ts';
import type { Grant } from '../state.ts';
import { grantClientCredentials } from './client-credentials.ts';
import { refusal } from './refusal.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken, secretWord } from './tokens.ts';

/** Whether the form names our app and proves it; otherwise the answer that refuses it. */
export const refuseClient = (app: App, form: URLSearchParams): Answer | undefined => {
  if (form.get('client_id') !== app.clientId) return refusal('BAD_CLIENT_ID');
  return form.get('client_secret') === app.clientSecret ? undefined : refusal('BAD_CLIENT_SECRET');
};

const granted = (portal: Portal, grant: Grant, refreshToken: string): Answer => ({
  status: 200,
  body: {
    token_type: 'bearer',
    token_use: 'access_token',
    access_token: issueAccessToken(portal, grant),
    refresh_token: refreshToken,
    expires_in: ACCESS_TOKEN_SECONDS,
    hub_id: portal.state.portal.id,
    user_id: grant.userId,
    scopes: grant.scopes,
  },
});

/** A code can be exchanged once, in time, and only with the redirect URI that it was issued for. */
const exchangeCode = (portal: Portal, form: URLSearchParams): Answer => {
  const { state, clock } = portal;
  const word = form.get('code') ?? '';
  const code = state.codes[word];
  if (code === undefined) return refusal('BAD_AUTH_CODE');
  if (code.redirectUri !== form.get('redirect_uri')) return refusal('BAD_REDIRECT_URI');
  state.codes = Object.fromEntries(Object.entries(state.codes).filter(([other]) => other !== word));
  if (code.expiresAt <= clock.now().toISOString()) return refusal('EXPIRED_AUTH_CODE');
  const grant: Grant = { userId: code.userId, scopes: code.scopes };
  const refreshToken = secretWord('refresh', 24);
  state.refreshTokens[refreshToken] = grant;
  recordInstall(portal, grant);
  return granted(portal, grant, refreshToken);
};

/** A refresh token stays the same for as long as the app is installed, and gives the scopes of the last consent. */
const refresh = (portal: Portal, form: URLSearchParams): Answer => {
  const token = form.get('refresh_token') ?? '';
  const grant = portal.state.refreshTokens[token];
  return grant === undefined ? refusal('BAD_REFRESH_TOKEN') : granted(portal, grant, token);
};

/** `POST /oauth/2026-09/token`, for codes, refresh tokens, and the app itself. */
export const answerToken = (portal: Portal, app: App, form: URLSearchParams): Answer => {
  const refused = refuseClient(app, form);
  if (refused !== undefined) return refused;
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(portal, form);
    case 'refresh_token':
      return refresh(portal, form);
    case 'client_credentials':
      return grantClientCredentials(portal, form);
    default:
      return refusal('BAD_GRANT_TYPE');
  }
};
