import type { Answer } from '../answer.ts';
import type { Portal } from '../api.ts';
import { refusal } from './refusal.ts';
import { ACCESS_TOKEN_SECONDS, issueAppToken } from './tokens.ts';

/** What a token of the app itself, without any portal, may be asked for: HubSpot's guide to the webhooks journal. */
const appScopes = [
  'developer.webhooks_journal.read',
  'developer.webhooks_journal.subscriptions.read',
  'developer.webhooks_journal.subscriptions.write',
  'developer.webhooks_journal.snapshots.read',
  'developer.webhooks_journal.snapshots.write',
];

/** `grant_type=client_credentials`: an access token of the app itself. There is no refresh token. */
export const grantClientCredentials = (portal: Portal, form: URLSearchParams): Answer => {
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0 || scopes.some((scope) => !appScopes.includes(scope))) return refusal('BAD_SCOPE');
  const token = issueAppToken(portal, scopes);
  return { status: 200, body: { token_type: 'bearer', access_token: token, expires_in: ACCESS_TOKEN_SECONDS, scopes } };
};
