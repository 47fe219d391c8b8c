/** What a run against a real account needs, by the names of the environment. */
export interface LiveAccount {
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  /** A file that holds the refresh token; what a refresh gives in its place is written there. */
  refreshTokenFile: string;
}

/** A demo company of Xero. */
export interface LiveXero extends LiveAccount {
  identityUrl: string;
  tenantId: string;
}

type Environment = Record<string, string | undefined>;

/** Either all that is needed, or the names of what is missing. */
export type Live<T> = { account: T } | { missing: string[] };

const NEEDED = ['CLIENT_ID', 'CLIENT_SECRET', 'REFRESH_TOKEN_FILE'];

function accountOf(
  env: Environment,
  prefix: string,
  more: string[],
): { missing: string[]; get: (name: string) => string } {
  const names = [...NEEDED, ...more].map((name) => `${prefix}_LIVE_${name}`);
  return { missing: names.filter((name) => !env[name]), get: (name) => env[`${prefix}_LIVE_${name}`] ?? '' };
}

/** Reads XERO_LIVE_…; docs/guides/live-contract.md says what each is. */
export function liveXero(env: Environment): Live<LiveXero> {
  const { missing, get } = accountOf(env, 'XERO', ['TENANT_ID']);
  if (missing.length > 0) return { missing };
  return {
    account: {
      apiUrl: get('API_URL') || 'https://api.xero.com',
      identityUrl: get('IDENTITY_URL') || 'https://identity.xero.com',
      ...{ clientId: get('CLIENT_ID'), clientSecret: get('CLIENT_SECRET') },
      ...{ refreshTokenFile: get('REFRESH_TOKEN_FILE'), tenantId: get('TENANT_ID') },
    },
  };
}

/** Reads HUBSPOT_LIVE_…. */
export function liveHubSpot(env: Environment): Live<LiveAccount> {
  const { missing, get } = accountOf(env, 'HUBSPOT', []);
  if (missing.length > 0) return { missing };
  return {
    account: {
      apiUrl: get('API_URL') || 'https://api.hubapi.com',
      ...{ clientId: get('CLIENT_ID'), clientSecret: get('CLIENT_SECRET') },
      refreshTokenFile: get('REFRESH_TOKEN_FILE'),
    },
  };
}
