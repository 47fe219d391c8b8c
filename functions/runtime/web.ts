import { compose } from './compose.ts';
import { doors } from './doors.ts';
import { createApp } from './express.ts';
import { listen } from './listen.ts';
import { startProcess } from './start.ts';

/** `npm run serve`: the doors; on the embedded database, which takes one process only, the jobs as well. */
await startProcess(process.env, async (config, log) => {
  const product = await compose(config, { log });
  const server = await listen(createApp(product.deps, doors), config.port).catch(async (error: unknown) => {
    await product.close();
    throw error;
  });
  if (config.databaseUrl === undefined) await product.work();
  log.info({ port: server.port }, 'listening');
  return {
    stop: async () => {
      await server.close();
      await product.close();
    },
  };
});
