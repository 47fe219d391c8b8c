import { parseArgs } from 'node:util';
import { createVendors } from '../functions/runtime/create-vendors.ts';
import { describeProof } from '../functions/operator/describe-proof.ts';
import { signOperatorCall } from '../functions/runtime/operator-signature.ts';
import { systemClock } from '../src/lib/clock.ts';
import { loadConfig, type Config } from '../src/lib/config.ts';
import { currentKey } from '../src/lib/crypto.ts';
import { createLog } from '../src/lib/log.ts';
import { waitSeconds } from '../src/lib/wait.ts';
import { proveMirror } from '../src/mirror/prove-mirror.ts';
import { FolderInUseError } from '../src/store/lock-file.ts';
import { inMirror } from '../src/store/mirror-unit.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { demoOr } from './start/settings.ts';

type Described = ReturnType<typeof describeProof>;

/**
 * `npm run prove -- --portal N` reads everything afresh from both vendors, compares it with the mirror and prints what differs.
 * Exit 1 when anything does, or when it could not be compared. Without a configuration in the environment it proves the
 * demo of `npm start`. While a running product holds the embedded database, the product is asked to do it.
 */
async function prove(portalId: string): Promise<Described> {
  const config = loadConfig(await demoOr(process.env));
  const opened = await openStore({ ...config, log: createLog(config.logLevel) }).catch((error: unknown) => {
    if (error instanceof FolderInUseError) return error;
    throw error;
  });
  if (!(opened instanceof FolderInUseError)) return proveHere(opened, config, portalId);
  return askProduct(config, portalId).catch((cause: unknown) => {
    throw new Error(`${opened.message} That process was asked on port ${config.port} and did not prove it.`, { cause });
  });
}

async function proveHere(store: Store, config: Config, portalId: string): Promise<Described> {
  try {
    const { readers } = createVendors(config, { store, clock: systemClock });
    return describeProof(await proveMirror({ inMirror: inMirror(store), readers, wait: waitSeconds }, portalId));
  } finally {
    await store.close();
  }
}

async function askProduct({ keyRing, port }: Config, portalId: string): Promise<Described> {
  const call = { method: 'GET', path: `/operator/proof?portalId=${portalId}`, timestamp: systemClock.now().getTime() };
  const authorization = signOperatorCall(currentKey(keyRing), call);
  const response = await fetch(`http://localhost:${port}${call.path}`, { headers: { authorization } });
  if (!response.ok) throw new Error(`The running product answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Described;
}

const { portal } = parseArgs({ options: { portal: { type: 'string' } } }).values;
try {
  if (!portal) throw new Error('Which portal? npm run prove -- --portal 25410067');
  const { proved, lines } = await prove(portal);
  console.log(lines.join('\n'));
  process.exitCode = proved ? 0 : 1;
} catch (error) {
  console.error(
    error instanceof Error ? error.message : error,
    ...(error instanceof Error && error.cause ? [error.cause] : []),
  );
  process.exitCode = 1;
}
