import { parseArgs } from 'node:util';
import { createVendors } from '../functions/runtime/compose.ts';
import { systemClock } from '../src/lib/clock.ts';
import { loadConfig } from '../src/lib/config.ts';
import { createLog } from '../src/lib/log.ts';
import { proveMirror } from '../src/mirror/prove-mirror.ts';
import { inMirror } from '../src/store/mirror-unit.ts';
import { openStore } from '../src/store/open.ts';
import { describeProof } from './prove/describe-proof.ts';

/**
 * `npm run prove -- --portal N` reads everything afresh from both vendors, compares it with the mirror and prints what differs.
 * Exit 1 when anything does, or when it could not be compared. On the embedded database the product must be stopped.
 */
async function prove(portalId: string): Promise<boolean> {
  const config = loadConfig(process.env);
  const store = await openStore({ ...config, log: createLog(config.logLevel) });
  try {
    const { readers } = createVendors(config, { store, clock: systemClock });
    const { proved, lines } = describeProof(await proveMirror({ inMirror: inMirror(store), readers }, portalId));
    console.log(lines.join('\n'));
    return proved;
  } finally {
    await store.close();
  }
}

const { portal } = parseArgs({ options: { portal: { type: 'string' } } }).values;
try {
  if (!portal) throw new Error('Which portal? npm run prove -- --portal 25410067');
  process.exitCode = (await prove(portal)) ? 0 : 1;
} catch (error) {
  console.error(
    error instanceof Error ? error.message : error,
    ...(error instanceof Error && error.cause ? [error.cause] : []),
  );
  process.exitCode = 1;
}
