import type { InMirror } from './ports.ts';
import { priorityOf, streamsOf } from './streams.ts';

/**
 * Asks for the next page of each of the portal's streams: a stream between passes begins a new one, one whose pass was
 * left half way goes on there, and one that is asked for already is left alone. Returns how many streams there are.
 */
export async function startPull(inMirror: InMirror, portalId: string): Promise<number> {
  return inMirror(portalId, async ({ rows, queue }) => {
    const streams = streamsOf(portalId, await rows.connectedTenants());
    for (const key of streams) await queue.pullPage(key, { priority: priorityOf(key.stream) });
    return streams.length;
  });
}
