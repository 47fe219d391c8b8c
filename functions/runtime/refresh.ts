import type { Clock } from '../../src/lib/clock.ts';
import { err, ok } from '../../src/lib/result.ts';
import type { InMirror } from '../../src/mirror/ports.ts';
import { startPull } from '../../src/mirror/start-pull.ts';
import { streamsOf } from '../../src/mirror/streams.ts';
import type { Deps } from './deps.ts';

/** A pass that began longer ago than this was left half way: asking again takes it up where it stopped. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** Starts reading every stream of a portal, unless that is under way. */
export function createStartPull({ inMirror, clock }: { inMirror: InMirror; clock: Clock }): Deps['startPull'] {
  return async (portalId) => {
    const state = await inMirror(portalId, async ({ rows }) => {
      const tenants = await rows.connectedTenants();
      if (tenants.length === 0) return 'not_connected';
      const youngest = clock.now().getTime() - ABANDONED_AFTER_MS;
      for (const key of streamsOf(portalId, tenants)) {
        const { pass } = await rows.cursor(key);
        if (pass !== null && pass.beganAt.getTime() > youngest) return 'under_way';
      }
      return 'idle';
    });
    if (state === 'not_connected') return err({ code: 'not_connected' });
    if (state === 'under_way') return ok('already_running');
    await startPull(inMirror, portalId, 'now');
    return ok('started');
  };
}
