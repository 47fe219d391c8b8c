import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtensions } from './hubspot-build.ts';
import { Children } from './start/children.ts';
import { startPostgres } from './start/postgres-server.ts';
import { cardOpens } from './start/ready.ts';
import { demoDatabaseFile, demoEnvironment, demoSecrets, readPorts } from './start/settings.ts';
import { answers, until } from './start/until.ts';

/**
 * `npm start`: both stand-ins, the product and the workbench, on embedded defaults, installed and connected. `--fresh` starts
 * over; `--unconnected` starts over before the app is installed, for a person to walk it; `--postgres` runs the product as
 * separate web and worker processes on an embedded PostgreSQL; `--seed au` or `--seed large` starts over with another made-up world than the
 * British one.
 */
const { values: options } = parseArgs({
  options: {
    fresh: { type: 'boolean' },
    unconnected: { type: 'boolean' },
    postgres: { type: 'boolean' },
    seed: { type: 'string' },
  },
});
const ports = readPorts(process.env);
const dataDir = resolve(process.env['DATA_DIR'] ?? '.data');
if (options.fresh || options.unconnected || options.seed) await rm(dataDir, { recursive: true, force: true });

const environment = {
  LOG_LEVEL: 'warn',
  ...process.env,
  ...(await demoSecrets(dataDir)),
  ...demoEnvironment(ports, dataDir),
  ...(options.seed && { SANDBOX_SEED: options.seed }),
};
const postgres = options.postgres ? await startPostgres(join(tmpdir(), `tieout-start-${process.pid}`)) : null;
await rm(demoDatabaseFile(dataDir), { force: true });
if (postgres) await writeFile(demoDatabaseFile(dataDir), postgres.url, { mode: 0o600 });
const children = new Children(postgres ? { ...environment, DATABASE_URL: postgres.url } : environment);

async function stop(code: number): Promise<never> {
  await children.stop();
  await postgres?.stop();
  await rm(demoDatabaseFile(dataDir), { force: true });
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(0));
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void stop(0);
}, 500).unref();

/** Xero delivers webhooks once the address has proved itself; now the product is there to do so. */
async function deliverWebhooks(): Promise<void> {
  const body = JSON.stringify({ mode: 'deliver' });
  const headers = { 'content-type': 'application/json' };
  await fetch(`http://localhost:${ports.xero}/__sandbox/webhooks`, { method: 'POST', headers, body });
}

async function start(): Promise<void> {
  children.start('xero', 'sandbox/xero/main.ts');
  children.start('hubspot', 'sandbox/hubspot/main.ts');
  await buildExtensions();
  await until('The Xero stand-in', 60, answers(`http://localhost:${ports.xero}/__sandbox/state`));
  await until('The HubSpot stand-in', 60, answers(`http://localhost:${ports.hubspot}/__sandbox/state`));
  children.start('workbench', 'sandbox/workbench/main.ts');
  if (!options.unconnected) await children.run('provision', 'scripts/provision.ts');
  children.start('product', 'functions/runtime/web.ts');
  if (postgres) children.start('worker', 'functions/runtime/worker.ts');
  await until('The product', 60, answers(`http://localhost:${ports.product}/health/ready`));
  await until('The workbench', 60, answers(`http://localhost:${ports.workbench}/health/ready`));
  await deliverWebhooks();
  // The first reading of `--seed large` takes minutes.
  if (!options.unconnected) await until('The first card', 600, cardOpens(`http://localhost:${ports.hubspot}`));
  console.log(`Tieout is ready: http://localhost:${ports.workbench}${options.unconnected ? '/marketplace' : ''}`);
}

await start().catch(async (failed: unknown) => {
  console.error(failed instanceof Error ? failed.message : failed);
  await stop(1);
});
