import type { Client } from './client.ts';
import { refusedScope } from './scopes.ts';

/** What an app asks of a person. */
export interface Ask {
  client: Client;
  redirectUri: string;
  scopes: string[];
  /** Given back as it came. */
  state?: string;
}

/** Why the person is not asked: shown on Xero's own page, never sent to the address that the request names. */
export interface AskRefused {
  error: 'unauthorized_client' | 'invalid_request' | 'unsupported_response_type' | 'invalid_scope';
  message: string;
}

/** Whether an address may be led back to: https, or http on `localhost` by name, for trying things out. */
const isSafe = (redirectUri: string): boolean => {
  const { protocol, hostname } = new URL(redirectUri);
  return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
};

/** Reads the query of `/identity/connect/authorize`, or the same fields of its form. Fields that it does not know are let be. */
export const readAsk = (clients: readonly Client[], fields: Record<string, unknown>): Ask | AskRefused => {
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const client = clients.find(({ clientId }) => clientId === text('client_id'));
  if (client === undefined) return { error: 'unauthorized_client', message: 'Unknown client or client not enabled' };
  const redirectUri = text('redirect_uri');
  if (!client.redirectUris.includes(redirectUri) || !isSafe(redirectUri))
    return { error: 'invalid_request', message: 'Invalid redirect_uri' };
  if (text('response_type') !== 'code')
    return { error: 'unsupported_response_type', message: 'The response type must be code' };
  const scopes = text('scope').split(' ').filter(Boolean);
  const refused = scopes.length === 0 ? 'none was asked for' : refusedScope(scopes);
  if (refused !== undefined) return { error: 'invalid_scope', message: `Invalid scope: ${refused}` };
  const state = fields['state'];
  return { client, redirectUri, scopes, ...(typeof state === 'string' ? { state } : {}) };
};
