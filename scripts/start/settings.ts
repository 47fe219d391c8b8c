import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Ports of the demo on this machine, each movable by the variable of its name. */
export interface Ports {
  workbench: number;
  product: number;
  xero: number;
  hubspot: number;
}

export function readPorts(env: Record<string, string | undefined>): Ports {
  const port = (name: string, fallback: number): number => {
    const value = env[name] ?? String(fallback);
    if (!/^\d{1,5}$/.test(value)) throw new Error(`${name} is not a port number`);
    return Number(value);
  };
  return {
    workbench: port('WORKBENCH_PORT', 4000),
    product: port('PORT', 4100),
    xero: port('XERO_SANDBOX_PORT', 4200),
    hubspot: port('HUBSPOT_SANDBOX_PORT', 4300),
  };
}

const secretsFile = (dataDir: string): string => join(dataDir, 'demo-secrets.json');

/**
 * Secrets of the demo: made once on this machine and kept in the data folder, so that a second start can read the first's
 * rows. One that was not there before is added.
 */
export async function demoSecrets(dataDir: string): Promise<Record<string, string>> {
  const file = secretsFile(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const kept = await readFile(file, 'utf8').catch(() => '{}');
  const secrets = {
    ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
    HUBSPOT_CLIENT_SECRET: randomBytes(24).toString('hex'),
    XERO_CLIENT_SECRET: randomBytes(24).toString('hex'),
    XERO_WEBHOOK_KEY: randomBytes(24).toString('hex'),
    ...(JSON.parse(kept) as Record<string, string>),
  };
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/** The environment that every process of the demo is given: stand-ins in place of the vendors, all else as in production. */
export function demoEnvironment(ports: Ports, dataDir: string): Record<string, string> {
  return {
    WORKBENCH_PORT: String(ports.workbench),
    PORT: String(ports.product),
    XERO_SANDBOX_PORT: String(ports.xero),
    HUBSPOT_SANDBOX_PORT: String(ports.hubspot),
    PRODUCT_PORT: String(ports.product),
    SANDBOX_DATA_DIR: join(dataDir, 'sandbox'),
    DATA_DIR: dataDir,
    PUBLIC_URL: 'https://app.tieout.test',
    BROWSER_URL: `http://localhost:${ports.product}`,
    HUBSPOT_APP_ID: '54321',
    HUBSPOT_CLIENT_ID: 'demo-hubspot-client',
    HUBSPOT_API_URL: `http://localhost:${ports.hubspot}`,
    HUBSPOT_APP_URL: `http://localhost:${ports.workbench}`,
    XERO_CLIENT_ID: 'demo-xero-client',
    XERO_API_URL: `http://localhost:${ports.xero}`,
    XERO_IDENTITY_URL: `http://localhost:${ports.xero}`,
    XERO_LOGIN_URL: `http://localhost:${ports.xero}`,
    XERO_WEBHOOK_URL: `http://localhost:${ports.product}/webhooks/xero`,
  };
}

/** Where `npm start -- --postgres` says, while it runs, where its database is. */
export const demoDatabaseFile = (dataDir: string): string => join(dataDir, 'demo-database-url');

/** The environment as it is when it configures the product; else that of the demo in the data folder, if one was started. */
export async function demoOr(env: Record<string, string | undefined>): Promise<Record<string, string | undefined>> {
  if (env['ENCRYPTION_KEYS']) return env;
  const dataDir = resolve(env['DATA_DIR'] ?? '.data');
  const kept = await readFile(secretsFile(dataDir), 'utf8').catch(() => null);
  if (!kept) return env;
  const url = await readFile(demoDatabaseFile(dataDir), 'utf8').catch(() => null);
  const secrets = JSON.parse(kept) as Record<string, string>;
  return {
    LOG_LEVEL: 'warn',
    ...env,
    ...secrets,
    ...demoEnvironment(readPorts(env), dataDir),
    ...(url && { DATABASE_URL: url }),
  };
}
