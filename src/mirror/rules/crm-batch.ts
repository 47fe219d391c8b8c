import type { StreamName } from '../facts.ts';
import type { WaitingEvent } from './next-batch.ts';

/** HubSpot's largest batch. */
export const MOST_RECORDS = 100;

/** By so much an event may be later than the update time of the very change that it tells of. */
const SLACK_MS = 1000;
/** How long after it came an event waits to be seen on its record. */
const PATIENCE_MS = 5 * 60_000;

const PRIVACY_DELETION = 'contact.privacyDeletion';

/** The kinds of record that are read when something happens to them, those first that others name. */
const STREAM_OF_TYPE = {
  '0-2': 'crm_companies',
  '0-1': 'crm_contacts',
  '0-3': 'crm_deals',
  '0-7': 'crm_products',
  '0-8': 'crm_line_items',
} as const;

export type CrmStream = (typeof STREAM_OF_TYPE)[keyof typeof STREAM_OF_TYPE];
export const CRM_STREAMS: readonly CrmStream[] = Object.values(STREAM_OF_TYPE);

/** The stream that records of that type are in; undefined: none that we read. */
export const streamOfType = (objectTypeId: string): CrmStream | undefined =>
  (STREAM_OF_TYPE as Record<string, CrmStream | undefined>)[objectTypeId];

/** HubSpot's type of a stream's records; undefined: it is none of these. */
export const typeOfStream = (stream: StreamName): string | undefined =>
  Object.entries(STREAM_OF_TYPE).find(([, name]) => name === stream)?.[0];

/** An event of HubSpot's: its category is the type of the record. */
export interface CrmWaiting extends WaitingEvent {
  eventType: string;
}

/** What one job reads. */
export interface CrmBatch {
  /** The records to be read, each once. */
  ids: Record<CrmStream, string[]>;
  /** People who are to be forgotten. */
  erased: string[];
  /** The events that these answer, and those of kinds of record that we do not know. */
  events: CrmWaiting[];
}

/** Draws what waits together, oldest first: many events of one record cost one reading, and each stream at most one batch. */
export function crmBatch(waiting: readonly CrmWaiting[]): CrmBatch {
  const ids = new Map<CrmStream, Set<string>>(CRM_STREAMS.map((stream) => [stream, new Set()]));
  const erased = new Set<string>();
  const events: CrmWaiting[] = [];
  for (const event of waiting) {
    const wanted = ids.get(streamOfType(event.category) as CrmStream);
    if (event.eventType === PRIVACY_DELETION) erased.add(event.resourceId);
    else if (wanted?.size === MOST_RECORDS && !wanted.has(event.resourceId)) continue;
    else wanted?.add(event.resourceId);
    events.push(event);
  }
  const listed = CRM_STREAMS.map((stream) => [stream, [...(ids.get(stream) ?? [])]]);
  return { ids: Object.fromEntries(listed) as CrmBatch['ids'], erased: [...erased], events };
}

/**
 * Whether HubSpot has not shown what the event tells of: a change that is newer than the record, a new record that is not
 * there, a deleted one that is. `shown`: undefined when the record was not there, null when it could not be understood.
 */
export function isCrmBehind(event: CrmWaiting, shown: Date | null | undefined, now: Date): boolean {
  if (now.getTime() - event.receivedAt.getTime() >= PATIENCE_MS) return false;
  const isOlder = shown instanceof Date && shown.getTime() < Date.parse(event.at) - SLACK_MS;
  if (event.eventType.endsWith('.propertyChange') || event.eventType.endsWith('.deletion')) return isOlder;
  return (event.eventType.endsWith('.creation') || event.eventType.endsWith('.restore')) && shown === undefined;
}
