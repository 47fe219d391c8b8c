import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { testSecrets } from './test/secrets.ts';
import { findSecrets, secretsOf } from './test/find-secrets.ts';

/**
 * `npm test`: runs jest, and afterwards looks for every secret in all that the suite put out: its own output and the logs
 * that the product wrote under test (at the finest level, to files in TIEOUT_TEST_OUTPUT). A secret found fails the run.
 */
const output = await mkdtemp(join(tmpdir(), 'tieout-output-'));

async function runJest(): Promise<number> {
  const jest = resolve(import.meta.dirname, '../node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, jest, ...process.argv.slice(2)], {
    env: { ...process.env, TIEOUT_TEST_OUTPUT: output, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  keep(child.stdout, 'stdout', process.stdout);
  keep(child.stderr, 'stderr', process.stderr);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((ended) => child.once('close', (code) => ended(code ?? 1)));
}

function keep(stream: Readable, name: string, shown: NodeJS.WriteStream): void {
  stream.pipe(createWriteStream(join(output, name)));
  stream.pipe(shown, { end: false });
}

async function secretsPutOut(): Promise<string[]> {
  const secrets = secretsOf(testSecrets);
  const found: string[] = [];
  for (const file of await readdir(output)) {
    const text = await readFile(join(output, file), 'utf8');
    for (const { name, line } of findSecrets(text, secrets)) found.push(`${name} in ${file}, line ${line}`);
  }
  return found;
}

const code = await runJest();
const found = await secretsPutOut();
if (found.length > 0) console.error(`Secrets were put out (kept in ${output}):\n  ${found.join('\n  ')}`);
else await rm(output, { recursive: true, force: true });
process.exitCode = found.length > 0 ? 1 : code;
