import { ConfigError, loadConfig, type Config } from '../../src/lib/config.ts';
import { createLog, type Log } from '../../src/lib/log.ts';

/** Something that runs until it is stopped. */
interface Running {
  stop: () => Promise<void>;
}

type Start = (config: Config, log: Log) => Promise<Running>;

/**
 * Starts a process of the product and stops it on SIGTERM, on SIGINT and when its parent goes. What keeps it from starting
 * is told on stderr, all faults of the configuration at once, and the process ends with 1.
 */
export async function startProcess(env: NodeJS.ProcessEnv, start: Start): Promise<void> {
  try {
    const config = loadConfig(env);
    const log = createLog(config.logLevel);
    const running = await start(config, log);
    stopOnSignal(running, log);
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  }
}

function stopOnSignal(running: Running, log: Log): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop in good order');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop);
}

function wordsOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return `Tieout cannot start: ${error instanceof Error ? error.message || error.name : String(error)}`;
}
