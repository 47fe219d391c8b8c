import { createVendors } from '../../functions/runtime/create-vendors.ts';
import { loadConfig } from '../../src/lib/config.ts';
import { createLog } from '../../src/lib/log.ts';
import { openStore } from '../../src/store/open.ts';
import type { NodeAnswer, NodeOrder } from './token-nodes.ts';

/**
 * A process of its own that asks for Xero's tokens as the product does, told what to do by its parent: to ask so many times at
 * once, or to move its clock on. Answers with what each asking came to.
 */
const store = await openStore({ ...loadConfig(process.env), log: createLog('silent') });
let offsetMs = 0;
const clock = { now: () => new Date(Date.now() + offsetMs) };
const { grants } = createVendors(loadConfig(process.env), { store, clock });

async function obey(order: NodeOrder): Promise<NodeAnswer> {
  offsetMs += order.advanceSeconds * 1000;
  const asked = Array.from({ length: order.times }, () => grants[0]!.tokens(order.xeroUserId, { fresh: order.fresh }));
  const got = await Promise.all(asked);
  return {
    tokens: got.map((each) => (each.ok ? each.value : null)),
    failures: got.flatMap((each) => (each.ok ? [] : [each.error.code])),
  };
}

process.on('message', (order: NodeOrder) => void obey(order).then((answer) => process.send?.(answer)));
process.once('disconnect', () => void store.close().finally(() => process.exit(0)));
process.send?.('ready');
