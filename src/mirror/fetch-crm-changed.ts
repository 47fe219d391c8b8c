import type { VendorFailure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { ok, type Result } from '../lib/result.ts';
import type { FetchedChanges } from './fetch-changed.ts';
import type { Confirmers, ConfirmRows, InboxEvent } from './ports.ts';
import { ASK_AGAIN_SECONDS } from './rules/caught-up.ts';
import { CRM_STREAMS, crmBatch, isCrmBehind, streamOfType, type CrmBatch, type CrmStream } from './rules/crm-batch.ts';
import { buryRows, storeRows, type ReadRows } from './store-rows.ts';
import { askForRest, closeFetchIssues, dueEvents, type InboxDeps, type Working } from './work-inbox.ts';

export interface CrmFetchDeps extends InboxDeps {
  confirmers: Confirmers;
  newId: NewId;
}

/** Nobody's organisation: HubSpot's own records. */
const CRM = '';

/**
 * Reads the records that the inbox's events tell of, as they are now, at most 100 of a kind, and takes them into the mirror.
 * One that HubSpot no longer has is gone; one that is there again is back; people whose data HubSpot has deleted are
 * forgotten. Rows and the marks on the events are kept together or not at all. Fails as reading from HubSpot fails, and
 * every event then waits on.
 */
export async function fetchCrmChanged(
  deps: CrmFetchDeps,
  portalId: string,
): Promise<Result<FetchedChanges, VendorFailure>> {
  const tenant = { portalId, tenantId: CRM };
  const due = await dueEvents(deps, tenant);
  if (due.length === 0) return ok('none');
  const batch = crmBatch(due);
  const read = await readBatch(deps, portalId, batch);
  if (!read.ok) return read;
  return ok(
    await deps.inMirror(portalId, async (unit) => {
      const working = { deps, unit, tenant };
      await markEvents(working, batch.events, read.value);
      for (const part of read.value) await storePart(working, part);
      if (read.value.length > 0) await closeFetchIssues(working, 'crm_companies');
      await unit.crm.erasePeople(batch.erased, deps.clock.now());
      return askForRest(working);
    }),
  );
}

/** What HubSpot showed of one kind of record. */
interface Part<S extends CrmStream = CrmStream> extends ReadRows<S> {
  stream: S;
  asked: string[];
}

async function readBatch(
  { confirmers, clock }: CrmFetchDeps,
  portalId: string,
  { ids }: CrmBatch,
): Promise<Result<Part[], VendorFailure>> {
  const parts: Part[] = [];
  for (const stream of CRM_STREAMS) {
    const asked = ids[stream];
    const confirm = confirmers[stream] as ConfirmRows<CrmStream> | undefined;
    if (asked.length === 0 || !confirm) continue;
    const readAt = clock.now();
    const found = await confirm({ portalId, tenantId: CRM }, asked);
    if (!found.ok) return found;
    parts.push({ ...found.value, stream, asked, readAt });
  }
  return ok(parts);
}

/** Which records HubSpot showed, each as new as it was; null where one could not be understood. */
const shownIn = ({ rows, unreadable }: Part): Map<string, Date | null> =>
  new Map([
    ...rows.map(({ id, updatedAt }) => [id, updatedAt] as const),
    ...unreadable.map(({ id }) => [id, null] as const),
  ]);

/** Marks what was shown as dealt with, and lets the rest wait. */
async function markEvents({ deps, unit }: Working, events: InboxEvent[], parts: Part[]): Promise<void> {
  const now = deps.clock.now();
  const shown = new Map(parts.map((part) => [part.stream, shownIn(part)]));
  const isBehind = (event: InboxEvent): boolean => {
    const ofKind = shown.get(streamOfType(event.category) as CrmStream);
    return ofKind !== undefined && isCrmBehind(event, ofKind.get(event.resourceId), now);
  };
  const behind = events.filter(isBehind);
  const ids = (some: InboxEvent[]): string[] => some.map(({ eventId }) => eventId);
  await unit.inbox.markProcessed(ids(events.filter((event) => !behind.includes(event))), now);
  if (behind.length === 0) return;
  const until = new Date(now.getTime() + ASK_AGAIN_SECONDS * 1000);
  await unit.inbox.letWait(CRM, ids(behind), { now, until });
}

async function storePart({ deps, unit, tenant }: StoringPart, part: Part): Promise<void> {
  const key = { ...tenant, stream: part.stream };
  await storeRows({ deps, unit, key }, part);
  const shown = shownIn(part);
  const absent = part.asked.filter((id) => !shown.has(id));
  await buryRows({ unit, key }, absent, part.readAt);
}

type StoringPart = Working & { deps: CrmFetchDeps };
