import type { Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { App } from '../options.ts';
import type { Grant } from '../state.ts';
import { refuseClient } from './token-endpoint.ts';

const appFacts = (app: App, { scopes }: Grant): object => ({
  active: true,
  token_type: 'bearer',
  client_id: app.clientId,
  app_id: app.appId,
  scopes,
});

const facts = ({ state }: Portal, app: App, grant: Grant): object => ({
  ...appFacts(app, grant),
  hub_id: state.portal.id,
  hub_domain: `${state.portal.id}.hubspot.com`,
  user_id: grant.userId,
  user: state.users.find(({ userId }) => userId === grant.userId)?.email,
  is_private_distribution: false,
});

/** `POST /oauth/2026-09/token/introspect`: what is known of an access or a refresh token; else that it is not active. */
export const answerIntrospect = (portal: Portal, app: App, form: URLSearchParams): Answer => {
  const refused = refuseClient(app, form);
  if (refused !== undefined) return refused;
  const token = form.get('token') ?? '';
  const { accessTokens, appTokens, refreshTokens } = portal.state;
  const access = accessTokens[token] ?? appTokens[token];
  const left = access === undefined ? 0 : Date.parse(access.expiresAt) - portal.clock.now().getTime();
  if (access !== undefined && left > 0) {
    const known = token in appTokens ? appFacts(app, access) : facts(portal, app, access);
    const body = { ...known, token, token_use: 'access_token', expires_in: Math.floor(left / 1000) };
    return { status: 200, body };
  }
  const grant = refreshTokens[token];
  if (grant === undefined) return { status: 200, body: { active: false } };
  return { status: 200, body: { ...facts(portal, app, grant), token, token_use: 'refresh_token' } };
};
