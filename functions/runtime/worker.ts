import { compose } from './compose.ts';
import { startProcess } from './start.ts';

/** `npm run work`: the jobs alone, beside any number of web processes on one PostgreSQL. */
await startProcess(process.env, async (config, log) => {
  if (config.databaseUrl === undefined)
    throw new Error(
      'the worker needs DATABASE_URL, a PostgreSQL. The embedded database serves one process only, and `npm run serve` does its jobs itself.',
    );
  const product = await compose(config, { log });
  await product.work();
  log.info('working');
  return { stop: () => product.close() };
});
