import { ConfigError, loadConfig } from './config.ts';

const key = Buffer.alloc(32, 5).toString('base64');
const env = {
  PUBLIC_URL: 'https://app.tieout.test/',
  ENCRYPTION_KEYS: `new:${key},old:${key}`,
  HUBSPOT_APP_ID: '54321',
  HUBSPOT_CLIENT_ID: 'hubspot',
  HUBSPOT_CLIENT_SECRET: 'hubspot-secret',
  XERO_CLIENT_ID: 'xero',
  XERO_CLIENT_SECRET: 'xero-secret',
  XERO_WEBHOOK_KEY: 'webhook-key',
};

function faultsOf(changes: Record<string, string | undefined>): string[] {
  try {
    loadConfig({ ...env, ...changes });
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

test('what is not set has its default: the real vendors, the embedded database', () => {
  expect(loadConfig(env)).toMatchObject({
    databaseUrl: undefined,
    dataDir: '.data',
    port: 4100,
    publicUrl: 'https://app.tieout.test',
    browserUrl: 'https://app.tieout.test',
    keyRing: { current: 'new' },
    hubspot: { apiUrl: 'https://api.hubapi.com', appUrl: 'https://app.hubspot.com' },
    xero: {
      webhookKey: 'webhook-key',
      apiUrl: 'https://api.xero.com',
      identityUrl: 'https://identity.xero.com',
      loginUrl: 'https://login.xero.com',
    },
    logLevel: 'info',
  });
});

test('every fault is named at once, a line each, and no value with it', () => {
  const secret = 'do-not-show-me';
  const wrong = { PUBLIC_URL: `http://${secret}`, PORT: secret, ENCRYPTION_KEYS: secret, XERO_CLIENT_ID: undefined };
  const faults = faultsOf(wrong);
  expect(faults).toEqual([
    'PORT is not a port number',
    'PUBLIC_URL is not an https address',
    'ENCRYPTION_KEYS is not a list of id:base64',
    'XERO_CLIENT_ID is missing',
  ]);
  expect(new ConfigError(faults).message.split('\n')).toHaveLength(1 + faults.length);
});

test.each([
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is not a postgres:// address'],
  [{ PORT: '70000' }, 'PORT is not a port number'],
  [{ HUBSPOT_APP_ID: 'abc' }, 'HUBSPOT_APP_ID is not a number'],
  [{ HUBSPOT_CLIENT_SECRET: '' }, 'HUBSPOT_CLIENT_SECRET is empty'],
  [{ ENCRYPTION_KEYS: 'k:c2hvcnQ=' }, "ENCRYPTION_KEYS holds a key 'k' that is not 32 bytes in base64"],
  [{ ENCRYPTION_KEYS: `k:${key},k:${key}` }, "ENCRYPTION_KEYS names the key 'k' twice"],
  [{ XERO_WEBHOOK_KEY: undefined }, 'XERO_WEBHOOK_KEY is missing'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is not a level of the log'],
  [{ PUBLIC_URL: undefined }, 'PUBLIC_URL is missing'],
  [{ BROWSER_URL: 'here' }, 'BROWSER_URL is not an http or https address'],
  [{ BROWSER_URL: 'http://app.tieout.test' }, 'BROWSER_URL is neither an https address nor on localhost'],
  [{ BROWSER_URL: 'http://localhost.evil.test' }, 'BROWSER_URL is neither an https address nor on localhost'],
  [{ BROWSER_URL: 'http://127.0.0.1:4100' }, 'BROWSER_URL is neither an https address nor on localhost'],
])('%j is told as it is', (changes, fault) => expect(faultsOf(changes)).toEqual([fault]));

test.each(['http://localhost:4100', 'https://connect.tieout.test'])('people may be sent to %s', (address) => {
  expect(loadConfig({ ...env, BROWSER_URL: `${address}/` }).browserUrl).toBe(address);
});
