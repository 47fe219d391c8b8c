import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');

/** What each entry logs when it does its work. */
const ALIVE = { web: '"msg":"listening"', worker: '"msg":"working"' } as const;
export type Entry = keyof typeof ALIVE;

/** A process of the product that can be killed, and started again with the same environment. */
export class Mortal {
  readonly entry: Entry;
  readonly #environment: Record<string, string>;
  #child: ChildProcess | undefined;

  constructor(entry: Entry, environment: Record<string, string>) {
    this.entry = entry;
    this.#environment = environment;
  }

  /** Resolves when it does its work; throws with what it said when it ends instead. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [`functions/runtime/${this.entry}.ts`], {
      cwd: root,
      env: this.#environment,
      stdio: 'pipe',
    });
    this.#child = child;
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString('utf8')));
    const alive = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => line.includes(ALIVE[this.entry]) && resolve());
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${this.entry} ended with ${String(code)}: ${said}`);
    });
    ended.catch(() => undefined);
    await Promise.race([alive, ended]);
  }

  /** As a machine that loses its power: no handler runs. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
