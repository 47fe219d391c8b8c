import * as z from 'zod';
import type { Clock } from '../../lib/clock.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Journal, JournalEntry } from '../../tenancy/leaving/ports.ts';
import { readBody } from '../rows.ts';
import { NoAnswer, send, type Calling, type Reply } from '../send.ts';
import { final } from '../with-token.ts';
import { hubspotFailure } from './failures.ts';
import { exchange, type HubSpotCall } from './sdk.ts';
import type { HubSpotTokens } from './tokens.ts';

/** What the app itself, without any portal, asks for. Source: HubSpot's guide to the webhooks journal. */
const SCOPES = [
  'developer.webhooks_journal.read',
  'developer.webhooks_journal.subscriptions.read',
  'developer.webhooks_journal.subscriptions.write',
];

const SUBSCRIPTIONS = '/webhooks-journal/subscriptions/2026-03';
const ENTRIES = '/webhooks-journal/journal/2026-03';

/** HubSpot's ids of the two events in the life of an app in a portal. */
const EVENT_TYPES = { installed: '4-1909196', uninstalled: '4-1916193' } as const;

/** A token that is about to end is not used any more. */
const MARGIN_MS = 60_000;

export interface JournalReading extends Calling {
  apiUrl: string;
  clock: Clock;
  forApp: HubSpotTokens['forApp'];
}

type Token = { accessToken: string; expiresAt: Date } | null;

/** HubSpot's journal of what happens to the app in all portals. */
export function createJournal(reading: JournalReading): Journal {
  let kept: Token = null;
  const call = async (operation: string, given: HubSpotCall): Promise<Result<Reply, VendorFailure>> => {
    if (kept === null || kept.expiresAt.getTime() - reading.clock.now().getTime() <= MARGIN_MS) {
      const token = await reading.forApp(SCOPES);
      if (!token.ok) return token;
      kept = token.value;
    }
    const { accessToken } = kept;
    const to = { ...reading, vendor: 'hubspot', operation } as const;
    const reply = await send(to, () => exchange({ apiUrl: reading.apiUrl, accessToken }, given));
    if (reply.ok && reply.value.status === 401) kept = null;
    return reply;
  };
  return {
    subscribe: () => subscribe(call),
    next: async (offset) => {
      const path = offset === null ? '/earliest' : `/offset/${encodeURIComponent(offset)}/next`;
      const found = await call('journal.next', { method: 'GET', path: ENTRIES + path });
      if (!found.ok) return found;
      const { status } = found.value;
      if (status === 204) return ok('nothing');
      if (status === 404) return ok(offset === null ? 'nothing' : 'unknown_offset');
      if (status !== 200) return err(final(hubspotFailure(found.value)));
      const pointer = readBody(found.value, 'hubspot', address);
      return pointer.ok ? readEntry(reading, pointer.value) : pointer;
    },
  };
}

type CallApp = (operation: string, call: HubSpotCall) => Promise<Result<Reply, VendorFailure>>;

const subscribed = z.object({
  results: z.array(z.looseObject({ eventTypeId: z.string().optional(), objectTypeId: z.string().optional() })),
});

async function subscribe(call: CallApp): Promise<Result<void, VendorFailure>> {
  const listed = await call('journal.subscriptions', { method: 'GET', path: SUBSCRIPTIONS });
  if (!listed.ok) return listed;
  if (listed.value.status !== 200) return err(final(hubspotFailure(listed.value)));
  const known = readBody(listed.value, 'hubspot', subscribed);
  if (!known.ok) return known;
  const there = known.value.results.flatMap(({ eventTypeId, objectTypeId }) => [eventTypeId, objectTypeId]);
  for (const eventTypeId of Object.values(EVENT_TYPES)) {
    if (there.includes(eventTypeId)) continue;
    const body = { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId, properties: [] };
    const added = await call('journal.subscribe', { method: 'POST', path: SUBSCRIPTIONS, body });
    if (!added.ok) return added;
    // 409: another process was first.
    if (added.value.status !== 200 && added.value.status !== 409) return err(final(hubspotFailure(added.value)));
  }
  return ok(undefined);
}

const address = z.object({ url: z.url({ protocol: /^https?$/ }), currentOffset: z.string() });

const entry = z.object({
  journalEvents: z.array(
    z.looseObject({
      action: z.string().optional(),
      portalId: z.string().optional(),
      occurredAt: z.string().optional(),
    }),
  ),
});

const KINDS: Record<string, JournalEntry['events'][number]['kind']> = {
  APP_INSTALL: 'installed',
  APP_UNINSTALL: 'uninstalled',
};

/** What the address leads to. It is signed by itself, on a host of the vendor's choice: no token of ours goes there. */
async function readEntry(
  reading: Calling,
  { url, currentOffset }: z.output<typeof address>,
): Promise<Result<JournalEntry, VendorFailure>> {
  const to = { ...reading, vendor: 'hubspot', operation: 'journal.entry' } as const;
  const reply = await send(to, () => fetchPlain(url));
  if (!reply.ok) return reply;
  if (reply.value.status !== 200) return err(final(hubspotFailure(reply.value)));
  const read = readBody(reply.value, 'hubspot', entry);
  if (!read.ok) return read;
  const events = read.value.journalEvents.flatMap(({ action = '', portalId, occurredAt }) => {
    const kind = KINDS[action];
    const at = momentOf(occurredAt);
    // What is of another kind, or tells too little to be acted upon, is passed over: the journal may hold more than we know.
    return kind && portalId !== undefined && at ? [{ kind, portalId, occurredAt: at }] : [];
  });
  return ok({ offset: currentOffset, events });
}

/** ISO 8601, or milliseconds as HubSpot's webhooks have them; numbers have come as text. */
function momentOf(text: string | undefined): Date | null {
  const at = new Date(text !== undefined && /^\d+$/.test(text) ? Number(text) : (text ?? NaN));
  return Number.isNaN(at.getTime()) ? null : at;
}

async function fetchPlain(url: string): Promise<Reply> {
  try {
    const response = await fetch(url);
    const text = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), text };
  } catch (error) {
    throw new NoAnswer(error);
  }
}
