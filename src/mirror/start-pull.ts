import type { InMirror, MirrorQueue, StreamKey } from './ports.ts';
import { priorityOf, streamsOf } from './streams.ts';

/** Whether somebody waits for it. */
export type Hurry = 'in_turn' | 'now';

/**
 * Asks for the next page of each of the portal's streams: a stream between passes begins a new one, one whose pass was
 * left half way goes on there, and one that is asked for already is left alone. Returns how many streams there are.
 */
export async function startPull(inMirror: InMirror, portalId: string, hurry: Hurry = 'in_turn'): Promise<number> {
  return inMirror(portalId, async ({ rows, queue }) => {
    const streams = streamsOf(portalId, await rows.connectedTenants());
    for (const key of streams) await ask(queue, key, hurry);
    return streams.length;
  });
}

const ask = (queue: MirrorQueue, key: StreamKey, hurry: Hurry): Promise<void> => {
  const priority = priorityOf(key.stream);
  return hurry === 'now' ? queue.pullNow(key, { priority }) : queue.pullPage(key, { priority });
};
