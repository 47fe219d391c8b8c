import type { NotFound, NotReady } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { SettingsStore } from './ports.ts';

/** Chooses which of several organisations the cards show and bill. One that is disconnected cannot be chosen. */
export async function chooseMain(
  store: SettingsStore,
  tenantId: string,
): Promise<Result<'chosen' | 'stood_so', NotFound | NotReady>> {
  await store.lock();
  const organisation = (await store.organisations()).find((one) => one.tenantId === tenantId);
  if (!organisation) return err({ code: 'not_found' });
  if (organisation.isMain) return ok('stood_so');
  if (organisation.state === 'disconnected') {
    const message = `${organisation.name} is disconnected.`;
    return err({ code: 'not_ready', gaps: [{ message, fix: 'Connect it again first, or choose another one.' }] });
  }
  await store.makeMain(tenantId);
  return ok('chosen');
}
