import { readAccessFacts } from './access-facts.ts';
import { adminStore } from './access-admins.ts';
import { rightsStore } from './access-rights.ts';
import { billingSettingsStore } from './billing-settings.ts';
import type { ZoneOf } from './billing-store.ts';
import { callBook } from './call-budgets.ts';
import { exportPortal } from './export-portal.ts';
import { cursorStore } from './mirror-cursors.ts';
import { mirrorQueue } from './mirror-unit.ts';
import type { Store } from './open.ts';
import { outboxUnit } from './outbox-unit.ts';
import type { PortalHandle } from './portal.ts';
import type { Queue } from './queue.ts';
import { settingsStore } from './settings-store.ts';
import { ticketStore } from './tickets-files.ts';
import { writeBackStore } from './write-back-rows.ts';
import { writeBackQueue } from './write-back-unit.ts';

/** All that the doors of the settings read and write of the handle's portal. */
const settingsUnit = (queue: Queue, handle: PortalHandle, zoneOf: ZoneOf) => ({
  ...outboxUnit(queue, handle, zoneOf),
  settings: settingsStore(handle),
  billingSettings: billingSettingsStore(handle),
  reading: { rows: cursorStore(handle), queue: mirrorQueue(queue, handle) },
  access: { factsOf: (userId: string) => readAccessFacts(handle, userId) },
  admins: adminStore(handle),
  rights: rightsStore(handle),
  tickets: ticketStore(handle),
  writingBack: { writeBack: writeBackStore(handle), queue: writeBackQueue(queue, handle) },
  calls: callBook(handle),
  everyRow: () => exportPortal(handle),
});

/** The settings' way to this store: each piece of work in one transaction of its portal. */
export function inSettings(store: Pick<Store, 'withPortal' | 'queue'>, zoneOf: ZoneOf) {
  return <T>(portalId: string, work: (unit: ReturnType<typeof settingsUnit>) => Promise<T>): Promise<T> =>
    store.withPortal(portalId, (handle) => work(settingsUnit(store.queue, handle, zoneOf)));
}
