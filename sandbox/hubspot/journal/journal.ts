import { randomUUID } from 'node:crypto';
import type { Portal } from '../api.ts';
import type { JournalEntry, LifecycleAction } from './memory.ts';

/** HubSpot keeps what it has written into the journal for three days. */
const KEPT_MS = 3 * 24 * 3600 * 1000;

/** HubSpot's ids of the two events in the life of an app in a portal. */
export const lifecycleEventTypes: Readonly<Record<LifecycleAction, string>> = {
  APP_INSTALL: '4-1909196',
  APP_UNINSTALL: '4-1916193',
};

/** Writes an entry, whoever subscribed to what. */
export const publish = (
  { state, clock }: Portal,
  events: readonly { action: LifecycleAction; portalId: number; occurredAt: string }[],
): JournalEntry => {
  const entry: JournalEntry = {
    offset: randomUUID(),
    publishedAt: clock.now().toISOString(),
    journalEvents: events.map((event) => ({
      type: 'app_lifecycle_event',
      ...event,
      objectTypeId: lifecycleEventTypes[event.action],
    })),
  };
  state.journal.entries.push(entry);
  return entry;
};

/** Writes what happened to the app in this portal, if the app has subscribed to it by now. */
export const publishLifecycle = (portal: Portal, action: LifecycleAction): void => {
  const { state, clock } = portal;
  const isWanted = state.journal.subscriptions.some(({ eventTypeId }) => eventTypeId === lifecycleEventTypes[action]);
  if (isWanted) publish(portal, [{ action, portalId: state.portal.id, occurredAt: clock.now().toISOString() }]);
};

/** The entries that are still kept, the oldest first; with a portal's id only those that tell of it. */
export const keptEntries = ({ state, clock }: Portal, portalId?: number): JournalEntry[] => {
  const since = new Date(clock.now().getTime() - KEPT_MS).toISOString();
  return state.journal.entries.filter(
    ({ publishedAt, journalEvents }) =>
      publishedAt > since && (portalId === undefined || journalEvents.some((event) => event.portalId === portalId)),
  );
};
