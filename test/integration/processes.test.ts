import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freshPglite, freshPostgres } from '../support/databases.ts';
import { ProductProcess, validEnvironment } from '../support/product-process.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';

const started: ProductProcess[] = [];
const start = (entry: 'web' | 'worker', environment: Record<string, string>): ProductProcess => {
  const running = new ProductProcess(entry, environment);
  started.push(running);
  return running;
};
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});

const isReady = async (web: ProductProcess): Promise<number> => {
  const { port } = await web.logged('listening');
  return (await fetch(`http://127.0.0.1:${String(port)}/health/ready`)).status;
};

test.each(['web', 'worker'] as const)('%s without a usable configuration names every fault at once', async (entry) => {
  const faulty = start(entry, {
    ...validEnvironment,
    PUBLIC_URL: 'http://app.tieout.test',
    PORT: 'http',
    ENCRYPTION_KEYS: 'k:c2hvcnQ=',
    HUBSPOT_APP_ID: '',
  });
  expect(await faulty.ended).toBe(1);
  for (const name of [
    'PUBLIC_URL is not an https address',
    'PORT is not a port number',
    'ENCRYPTION_KEYS holds',
    'HUBSPOT_APP_ID',
  ])
    expect(faulty.stderr).toContain(name);
  expect(faulty.stderr).not.toMatch(/c2hvcnQ=|^ +at /m);
});

test('the worker needs a PostgreSQL and says why', async () => {
  const worker = start('worker', validEnvironment);
  expect(await worker.ended).toBe(1);
  expect(worker.stderr).toMatch(/^Tieout cannot start: the worker needs DATABASE_URL/);
});

test('the web serves on the embedded database; a second one on its folder does not, and says why', async () => {
  const { dataDir, remove } = await freshPglite();
  const web = start('web', { ...validEnvironment, DATA_DIR: dataDir });
  expect(await isReady(web)).toBe(200);
  const second = start('web', { ...validEnvironment, DATA_DIR: dataDir });
  expect(await second.ended).toBe(1);
  expect(second.stderr).toMatch(/^Tieout cannot start: .*is in use by process/);
  expect(await isReady(web)).toBe(200);
  expect(await web.stop()).toBe(0);
  const third = start('web', { ...validEnvironment, DATA_DIR: dataDir });
  expect(await isReady(third)).toBe(200);
  expect(await third.stop('SIGINT')).toBe(0);
  await remove();
});

test('web and worker share a PostgreSQL, and stop when told', async () => {
  const { connectionString, drop } = await freshPostgres();
  const environment = { ...validEnvironment, DATABASE_URL: connectionString };
  const [web, worker] = [start('web', environment), start('worker', environment)];
  expect(await isReady(web)).toBe(200);
  await worker.logged('working');
  expect(await Promise.all([web.stop(), worker.stop()])).toEqual([0, 0]);
  for (const secret of Object.values(testSecrets))
    expect(web.stdout + web.stderr + worker.stdout + worker.stderr).not.toContain(secret);
  await drop();
});

test('a database that cannot be reached is told without its password', async () => {
  const web = start('web', { ...validEnvironment, DATABASE_URL: 'postgres://tieout:hunter2@127.0.0.1:1/tieout' });
  expect(await web.ended).toBe(1);
  expect(web.stderr).toMatch(/^Tieout cannot start: .*ECONNREFUSED/);
  expect(web.stderr).not.toContain('hunter2');
});

test('a port that is taken is told', async () => {
  const other = createServer().listen(0);
  const { port } = other.address() as AddressInfo;
  const { dataDir, remove } = await freshPglite();
  const web = start('web', { ...validEnvironment, DATA_DIR: dataDir, PORT: String(port) });
  expect(await web.ended).toBe(1);
  expect(web.stderr).toMatch(/^Tieout cannot start: .*EADDRINUSE/);
  other.close();
  await remove();
});
