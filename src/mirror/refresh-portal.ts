import type { Clock } from '../lib/clock.ts';
import type { NotConnected } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { Cursor, InMirror } from './ports.ts';
import { startPull } from './start-pull.ts';
import { streamsOf } from './streams.ts';

/** A pass that began longer ago than this was left half way: asking again takes it up where it stopped. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** Who asks again within this time waits in turn: the calls that are kept for people are not for asking over and over. */
const JUST_READ_MS = 10_000;

/**
 * Starts reading every stream of a portal for somebody who waits, unless that is under way. Of a portal that was just read
 * the pages are queued like those of any other pass, and stop where the rest of the vendors' limits is kept for people.
 */
export async function refreshPortal(
  { inMirror, clock }: { inMirror: InMirror; clock: Clock },
  portalId: string,
): Promise<Result<'started' | 'already_running', NotConnected>> {
  const now = clock.now().getTime();
  const cursors = await inMirror(portalId, async ({ rows }) => {
    const tenants = await rows.connectedTenants();
    const found: Cursor[] = [];
    for (const key of tenants.length === 0 ? [] : streamsOf(portalId, tenants)) found.push(await rows.cursor(key));
    return found;
  });
  if (cursors.length === 0) return err({ code: 'not_connected' });
  if (cursors.some(({ pass }) => pass !== null && pass.beganAt.getTime() > now - ABANDONED_AFTER_MS))
    return ok('already_running');
  const isJustRead = cursors.every(({ readUntil }) => readUntil !== null && readUntil.getTime() > now - JUST_READ_MS);
  await startPull(inMirror, portalId, isJustRead ? 'in_turn' : 'now');
  return ok('started');
}
