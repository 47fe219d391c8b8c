import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChaos } from './chaos/run-chaos.ts';
import { startPostgres } from './start/postgres-server.ts';

/**
 * `npm run chaos`: kills web or worker with -9 again and again while they read a portal for the first time and people edit in
 * Xero, and proves the mirror each time it has settled. On an embedded PostgreSQL. `--times n` kills (20), `--seed s` repeats
 * who is killed when (absent: by the clock, and printed), `--invoices n` (4,000). Exit 1 at the first difference.
 */
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    invoices: { type: 'string', default: '4000' },
  },
});
const server = await startPostgres(join(tmpdir(), `tieout-chaos-postgres-${process.pid}`));
try {
  const given = { serverUrl: server.url, times: Number(values.times), seed: values.seed };
  const say = (line: string): void => console.log(line);
  const { proved } = await runChaos({ ...given, invoices: Number(values.invoices), say });
  process.exitCode = proved ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.stop();
}
