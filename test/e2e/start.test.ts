import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cast } from '../../sandbox/seed/cast.ts';
import { freePort } from '../../sandbox/kit/free-port.ts';
import { launchBrowser } from '../support/browser.ts';
import { waitFor } from '../support/wait-for.ts';

/*
 * `npm start` as a newcomer runs it, on ports and in a folder of its own: it says that it is ready, a card can be opened, and
 * nothing is left running after it.
 */
interface Started {
  child: ChildProcess;
  said: () => string;
  ports: number[];
}

async function start(dataDir: string, args: string[] = []): Promise<Started> {
  const ports = [await freePort(), await freePort(), await freePort(), await freePort()];
  const [workbench, product, xero, hubspot] = ports.map(String);
  const child = spawn(process.execPath, ['scripts/start.ts', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      WORKBENCH_PORT: workbench,
      PORT: product,
      XERO_SANDBOX_PORT: xero,
      HUBSPOT_SANDBOX_PORT: hubspot,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, said: () => output, ports };
}

async function stopped({ child, ports }: Started): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  for (const port of ports)
    await waitFor(
      () =>
        fetch(`http://127.0.0.1:${port}`).then(
          () => false,
          () => true,
        ),
      { what: `port ${port} to be free` },
    );
}

/** `npm run prove` beside the running demo, in an environment that configures nothing. */
async function prove(dataDir: string, [workbench, product, xero, hubspot]: number[]): Promise<string> {
  const ports = { WORKBENCH_PORT: workbench, PORT: product, XERO_SANDBOX_PORT: xero, HUBSPOT_SANDBOX_PORT: hubspot };
  const env = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
  const args = ['scripts/prove.ts', '--portal', String(cast.portalId)];
  const options = {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...env },
  };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return stdout;
}

const ready = (started: Started): Promise<string> =>
  waitFor(
    () => {
      if (started.child.exitCode !== null) throw new Error(`npm start ended:\n${started.said()}`);
      return /Tieout is ready: (http:\S+)/.exec(started.said())?.[1];
    },
    { what: `"Tieout is ready", after:\n${started.said()}`, timeoutMs: 150_000 },
  );

describe.each([
  ['on embedded defaults', []],
  ['on PostgreSQL, web and worker apart', ['--postgres']],
])('npm start %s', (_name, args: string[]) => {
  test('reaches "Tieout is ready", opens a card, proves its mirror, and leaves nothing behind', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'tieout-start-test-'));
    const started = await start(dataDir, args);
    const browser = await launchBrowser();
    try {
      const address = await ready(started);
      const page = await browser.newPage();
      await page.goto(`${address}/contacts/${cast.portalId}/record/0-2/${cast.manyInvoices.companyId}`);
      await page.getByText('Speak to finance').waitFor();
      expect(await prove(dataDir, started.ports)).toContain('\n0 differences');
    } finally {
      await browser.close();
      await stopped(started);
      await rm(dataDir, { recursive: true, force: true });
    }
  }, 200_000);
});

test('npm start -- --unconnected waits before the install, with the app to be found', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tieout-start-test-'));
  const started = await start(dataDir, ['--unconnected']);
  const browser = await launchBrowser();
  try {
    const address = await ready(started);
    const page = await browser.newPage();
    await page.goto(address);
    await page.getByRole('link', { name: 'Install app' }).click();
    await page.getByLabel('Signed in as').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
  } finally {
    await browser.close();
    await stopped(started);
    await rm(dataDir, { recursive: true, force: true });
  }
}, 200_000);

test('a port that is taken ends everything, in words', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tieout-start-test-'));
  const { createServer } = await import('node:http');
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      XERO_SANDBOX_PORT: String(port),
      HUBSPOT_SANDBOX_PORT: String(await freePort()),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  other.close();
  await rm(dataDir, { recursive: true, force: true });
  expect(code).toBe(1);
  expect(output).toContain('EADDRINUSE');
}, 60_000);
