import type { NotFound, NotReady } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { SettingsStore, TiedOrganisation } from './ports.ts';

/**
 * Switches writing to an organisation on or off. Off always works. On needs a connection that works and books
 * that were read once: before that nothing that a draft says of accounts, rates and customers can be relied on.
 */
export async function switchLive(
  store: SettingsStore,
  change: { tenantId: string; on: boolean; userId: string; at: Date },
): Promise<Result<'switched' | 'stood_so', NotFound | NotReady>> {
  await store.lock();
  const organisation = (await store.organisations()).find(({ tenantId }) => tenantId === change.tenantId);
  if (!organisation) return err({ code: 'not_found' });
  const gaps = change.on ? obstaclesTo(organisation) : [];
  if (gaps.length > 0) return err({ code: 'not_ready', gaps });
  if (organisation.live.on === change.on) return ok('stood_so');
  await store.setLive(change);
  return ok('switched');
}

function obstaclesTo({ name, state, lastSync }: TiedOrganisation): NotReady['gaps'] {
  if (state !== 'connected')
    return [{ message: `${name} is not connected to Xero at the moment.`, fix: 'Connect it again first.' }];
  if (lastSync !== null) return [];
  const message = `${name} has not been read to the end yet.`;
  return [{ message, fix: 'The first reading takes a few minutes; then switch it live.' }];
}
