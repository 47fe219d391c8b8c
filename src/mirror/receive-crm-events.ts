import type { Clock } from '../lib/clock.ts';
import type { CrmEvent, CrmStored, StoreCrmEvents } from './crm/ports.ts';
import { streamOfType } from './rules/crm-batch.ts';

export interface ReceiveCrmDeps {
  storeCrmEvents: StoreCrmEvents;
  clock: Clock;
}

/** How many events; each record that an event names counts for itself. */
export interface ReceivedCrm extends CrmStored {
  /** Of kinds of record that we do nothing about. */
  unknownType: number;
}

/** Stores what a webhook of HubSpot's told, each thing once however often it is told, and asks for it to be read. */
export async function receiveCrmEvents(
  { storeCrmEvents, clock }: ReceiveCrmDeps,
  events: CrmEvent[],
): Promise<ReceivedCrm> {
  const stored = events.length === 0 ? { stored: 0, unknownPortal: 0 } : await storeCrmEvents(events, clock.now());
  const unknownType = events.filter(({ objectTypeId }) => streamOfType(objectTypeId) === undefined).length;
  return { ...stored, unknownType };
}
