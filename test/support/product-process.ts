import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { PUBLIC_URL } from './signed.ts';
import { waitFor } from './wait-for.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A whole and valid environment of the product; no vendor is behind its addresses. */
export const validEnvironment = {
  PORT: '0',
  PUBLIC_URL,
  ENCRYPTION_KEYS: `test:${testSecrets['the encryption key']}`,
  HUBSPOT_APP_ID: '54321',
  HUBSPOT_CLIENT_ID: 'hubspot-client',
  HUBSPOT_CLIENT_SECRET: testSecrets['the client secret of HubSpot'],
  HUBSPOT_API_URL: 'http://127.0.0.1:1',
  XERO_CLIENT_ID: 'xero-client',
  XERO_CLIENT_SECRET: testSecrets['the client secret of Xero'],
  XERO_WEBHOOK_KEY: testSecrets['the webhook key of Xero'],
  XERO_API_URL: 'http://127.0.0.1:1',
  XERO_IDENTITY_URL: 'http://127.0.0.1:1',
};

/** A process of the product under test. */
export class ProductProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  stdout = '';
  stderr = '';

  /** Starts an entry with that environment and nothing of our own. */
  constructor(entry: 'web' | 'worker', environment: Record<string, string>) {
    this.child = spawn(process.execPath, [`functions/runtime/${entry}.ts`], {
      cwd: ROOT,
      env: environment,
      stdio: 'pipe',
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString('utf8')));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString('utf8')));
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** The line of the log with that message. */
  logged(message: string): Promise<Record<string, unknown>> {
    const find = () => {
      if (this.child.exitCode !== null) throw new Error(`It ended with ${this.child.exitCode}: ${this.stderr}`);
      const line = this.stdout.split('\n').find((each) => each.includes(`"msg":"${message}"`));
      return line === undefined ? undefined : (JSON.parse(line) as Record<string, unknown>);
    };
    return waitFor(find, { what: `the log to say “${message}”`, timeoutMs: 25_000 });
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}
