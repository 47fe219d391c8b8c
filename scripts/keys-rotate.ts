import { loadConfig } from '../src/lib/config.ts';
import { createLog } from '../src/lib/log.ts';
import { openStore } from '../src/store/open.ts';
import { checkKeys } from '../src/tenancy/check-keys.ts';
import { rotateKeys } from '../src/tenancy/rotate-keys.ts';
import { demoOr } from './start/settings.ts';

/**
 * `npm run keys:rotate` seals every stored token anew with the current key, the first of ENCRYPTION_KEYS, so that older keys
 * can be dropped. On PostgreSQL while everything runs; the embedded database takes one process at a time, so that the
 * product has to be stopped first. Again and again without harm. Exit 1 when something could not be sealed anew.
 *
 * The order: name the new key last and restart every process; name it first and restart every process; run this; drop the
 * old key and restart.
 */
async function rotate(): Promise<number> {
  const config = loadConfig(await demoOr(process.env));
  const store = await openStore({ ...config, log: createLog(config.logLevel) });
  try {
    await checkKeys(store.system.sealedRows, config.keyRing);
    const { rows, resealed, overtaken, unreadable } = await rotateKeys({
      rows: store.system.sealedRows,
      keyRing: config.keyRing,
    });
    console.log(
      `${rows} rows hold tokens; ${resealed} were sealed anew with the key '${config.keyRing.current}'` +
        `${overtaken > 0 ? `, ${overtaken} of them after a refresh that came in between` : ''}.`,
    );
    for (const row of unreadable) console.error(`Not opened by any configured key, and left as it is: ${row}`);
    return unreadable.length > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await rotate();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
