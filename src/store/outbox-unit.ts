import type { InOutbox, OutboxStore, OutboxUnit } from '../invoicing/ports.ts';
import { approvalStore } from './approvals-rows.ts';
import { noteLook } from './audit-trail.ts';
import { billingStore, type ZoneOf } from './billing-store.ts';
import { issueStore } from './issues-rows.ts';
import { ledgerStore } from './ledger-entries.ts';
import { creditStore } from './credit-links.ts';
import { fateStore } from './links-fates.ts';
import { mappingStore } from './mapping-store.ts';
import { quoteStore } from './quotes-store.ts';
import type { Store } from './open.ts';
import { intentRows } from './outbox-intents.ts';
import { requestRows } from './outbox-requests.ts';
import type { PortalHandle } from './portal.ts';
import type { Queue } from './queue.ts';
import { scheduleStore } from './schedule-rows.ts';

/** The outbox of the handle's portal. */
export const outboxStore = (handle: PortalHandle): OutboxStore => ({ ...intentRows(handle), ...requestRows(handle) });

/** All that the work on the outbox of the handle's portal reaches. */
export const outboxUnit = (queue: Queue, handle: PortalHandle, zoneOf: ZoneOf): OutboxUnit => ({
  outbox: outboxStore(handle),
  billing: billingStore(handle, zoneOf),
  credits: creditStore(handle),
  mapping: mappingStore(handle),
  quotes: quoteStore(handle),
  schedules: scheduleStore(handle),
  ledger: ledgerStore(handle),
  fates: fateStore(handle),
  queue: {
    // A job that is due soon is not left out because a later one waits already.
    workOn: (intentId, startAfterSeconds) =>
      queue.send(handle, 'work-on-intent', {
        ids: { intentId },
        apart: `after ${startAfterSeconds} s`,
        startAfterSeconds,
      }),
  },
  approvals: approvalStore(handle),
  issues: issueStore(handle),
  audit: { note: (look) => noteLook(handle, look) },
});

/** The outbox's way to this store: each piece of work in one transaction of its portal. */
export function inOutbox(store: Pick<Store, 'withPortal' | 'queue'>, zoneOf: ZoneOf): InOutbox {
  return (portalId, work) => store.withPortal(portalId, (handle) => work(outboxUnit(store.queue, handle, zoneOf)));
}
