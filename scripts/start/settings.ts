import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** Secrets of the demo: made once on this machine and kept in the data folder, so that a second start can read the first's rows. */
export async function demoSecrets(dataDir: string): Promise<Record<string, string>> {
  const file = join(dataDir, 'demo-secrets.json');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept) return JSON.parse(kept) as Record<string, string>;
  const secrets = {
    ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
    HUBSPOT_CLIENT_SECRET: randomBytes(24).toString('hex'),
    XERO_CLIENT_SECRET: randomBytes(24).toString('hex'),
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
    HUBSPOT_APP_ID: '54321',
    HUBSPOT_CLIENT_ID: 'demo-hubspot-client',
    HUBSPOT_API_URL: `http://localhost:${ports.hubspot}`,
    XERO_CLIENT_ID: 'demo-xero-client',
    XERO_API_URL: `http://localhost:${ports.xero}`,
    XERO_IDENTITY_URL: `http://localhost:${ports.xero}`,
  };
}
