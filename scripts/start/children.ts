import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

type Environment = Record<string, string | undefined>;

/** The processes of the demo, on a leash: when one ends, or this one does, all end. */
export class Children {
  readonly #running = new Set<ChildProcess>();
  readonly #environment: Environment;
  #stopping = false;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Starts a long-running child; its unexpected end ends everything. */
  start(name: string, script: string): void {
    const child = this.#spawn(name, script);
    child.once('exit', (code, signal) => {
      if (this.#stopping) return;
      console.error(`${name} ended (${signal ?? `exit ${code ?? 0}`}); stopping the rest`);
      void this.stop().then(() => process.exit(1));
    });
  }

  /** Runs a child to its end; throws when it fails. */
  async run(name: string, script: string): Promise<void> {
    const child = this.#spawn(name, script);
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (code !== 0 && !this.#stopping) throw new Error(`${name} failed (exit ${code ?? 'by a signal'})`);
  }

  /** Asks every child to stop, and after five seconds makes it. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const ended = [...this.#running].map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.#running) child.kill('SIGTERM');
    const force = setTimeout(() => {
      for (const child of this.#running) child.kill('SIGKILL');
    }, 5_000);
    await Promise.all(ended);
    clearTimeout(force);
  }

  #spawn(name: string, script: string): ChildProcess {
    const child = spawn(process.execPath, [script], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => console.log(`[${name}] ${line}`));
    return child;
  }
}
