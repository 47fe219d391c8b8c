import type { ApiOperation } from '../api.ts';
import { app, startSmall, type SmallHubSpot } from './start-small.ts';

export type Served = Pick<ApiOperation, 'id' | 'method' | 'path' | 'query'>;

/** A stand-in of which everything is asked. */
export interface OpenHubSpot {
  hubspot: SmallHubSpot;
  /** Calls an operation with a token that may, and something in each place of its path. */
  send: (
    operation: Served,
    asked?: { query?: string; headers?: Record<string, string>; body?: string },
  ) => Promise<{
    status: number;
    body: unknown;
  }>;
}

const scopesOf = (operations: readonly object[]): string[] => [
  ...new Set((operations as Pick<ApiOperation, 'scopes'>[]).flatMap(({ scopes }) => scopes)),
];
const isOfApp = (scope: string): boolean => scope.startsWith('developer.');

/** Each place of a path is taken by what is there, or might be. */
const filled = (path: string): string =>
  path.replace(':from', 'deals').replace(/:to\b/, 'companies').replace(':count', '5').replaceAll(/:\w+/g, '101');

/** Starts a small stand-in without limits, and an app that may do whatever it serves. */
export const startOpen = async (): Promise<OpenHubSpot> => {
  const optionalScopes: string[] = [];
  const limits = { perTenSeconds: 1e6, searchesPerSecond: 1e6 };
  const hubspot = await startSmall({ app: { ...app, optionalScopes }, limits });
  const all = scopesOf(hubspot.implemented);
  optionalScopes.push(...all.filter((scope) => !isOfApp(scope) && !app.requiredScopes.includes(scope)));
  const ofPortal = await hubspot.token(optionalScopes);
  const scope = all.filter(isOfApp).join(' ');
  const { body } = await hubspot.form('/oauth/2026-09/token', { grant_type: 'client_credentials', scope });
  return {
    hubspot,
    async send(operation, { query = '', headers, body: text } = {}) {
      const token = scopesOf([operation]).some(isOfApp) ? String(body['access_token']) : ofPortal;
      const type = operation.id.startsWith('oauth.') ? 'application/x-www-form-urlencoded' : 'application/json';
      const response = await fetch(hubspot.url + filled(operation.path) + query, {
        method: operation.method.toUpperCase(),
        headers: {
          authorization: `Bearer ${token}`,
          ...(text === undefined ? {} : { 'content-type': type }),
          ...headers,
        },
        ...(text === undefined ? {} : { body: text }),
      });
      const answer = await response.text();
      return { status: response.status, body: answer === '' ? undefined : (JSON.parse(answer) as unknown) };
    },
  };
};
