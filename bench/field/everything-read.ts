import { setTimeout as sleep } from 'node:timers/promises';
import { STREAMS } from '../../src/mirror/streams.ts';
import type { Store } from '../../src/store/open.ts';

/** Waits until the mirror has read every stream once, so that no reading runs beside what is measured. */
export async function everythingRead(store: Store, portalId: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    const cursors = await store.withPortal(portalId, ({ db }) =>
      db.selectFrom('stream_cursors').select('read_until').where('read_until', 'is not', null).execute(),
    );
    if (cursors.length === Object.keys(STREAMS).length) return;
    await sleep(100);
  }
  throw new Error('The mirror was not read within a minute');
}
