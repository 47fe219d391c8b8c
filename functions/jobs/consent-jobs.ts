import type { Log } from '../../src/lib/log.ts';
import type { ConsentDeps } from '../runtime/consent-deps.ts';

/** Gives back at Xero what nobody confirmed, and clears away old consents; each hour and when work begins. */
export async function giveBackAbandoned({
  log,
  giveBack,
}: Pick<ConsentDeps, 'giveBack'> & { log: Log }): Promise<void> {
  await giveBack().then(
    (counts) => log.info(counts, 'cleared old consents'),
    (error: unknown) => log.error({ err: error }, 'could not clear old consents'),
  );
}
