import type { Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { App } from '../options.ts';
import type { Grant } from '../state.ts';
import { refuseClient } from './token-endpoint.ts';

const facts = ({ state }: Portal, app: App, { userId, scopes }: Grant): object => ({
  active: true,
  token_type: 'bearer',
  hub_id: state.portal.id,
  hub_domain: `${state.portal.id}.hubspot.com`,
  user_id: userId,
  user: state.users.find((user) => user.userId === userId)?.email,
  client_id: app.clientId,
  app_id: app.appId,
  scopes,
  is_private_distribution: false,
});

/** `POST /oauth/2026-09/token/introspect`: what is known of an access or a refresh token; else that it is not active. */
export const answerIntrospect = (portal: Portal, app: App, form: URLSearchParams): Answer => {
  const refused = refuseClient(app, form);
  if (refused !== undefined) return refused;
  const token = form.get('token') ?? '';
  const access = portal.state.accessTokens[token];
  const left = access === undefined ? 0 : Date.parse(access.expiresAt) - portal.clock.now().getTime();
  if (access !== undefined && left > 0) {
    const body = {
      ...facts(portal, app, access),
      token,
      token_use: 'access_token',
      expires_in: Math.floor(left / 1000),
    };
    return { status: 200, body };
  }
  const grant = portal.state.refreshTokens[token];
  if (grant === undefined) return { status: 200, body: { active: false } };
  return { status: 200, body: { ...facts(portal, app, grant), token, token_use: 'refresh_token' } };
};
