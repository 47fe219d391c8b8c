import * as z from 'zod';
import type { CrmWebhook } from '../../mirror/crm/ports.ts';

const id = z.union([z.number().int().nonnegative(), z.string().regex(/^\d{1,20}$/)]).transform(String);
const word = z.string().min(1).max(100);

/** What every event says of itself; HubSpot adds fields over time. */
const common = z.object({
  eventId: id,
  portalId: id,
  subscriptionType: word,
  occurredAt: z.number().int(),
  changeSource: word.optional(),
  sourceId: z.string().optional(),
});

/** The records that an event may name, each kind of event in words of its own. */
const named = z.object({
  objectTypeId: word.optional(),
  objectId: id.optional(),
  primaryObjectId: id.optional(),
  mergedObjectIds: z.array(id).optional(),
  newObjectId: id.optional(),
  fromObjectTypeId: word.optional(),
  fromObjectId: id.optional(),
  toObjectTypeId: word.optional(),
  toObjectId: id.optional(),
});

const event = z.intersection(common, named).transform((raw, context) => {
  const records = recordsOf(raw);
  if (records.length > 0) return { ...raw, records };
  context.addIssue('names no record');
  return z.NEVER;
});

/** Kinds of event that are named after a kind of record tell its type by that name alone. */
const TYPE_IDS: Record<string, string> = { contact: '0-1', company: '0-2', deal: '0-3' };

function recordsOf(raw: z.infer<typeof common> & z.infer<typeof named>): { typeId: string; id: string }[] {
  const kind = raw.subscriptionType.split('.')[0] ?? '';
  const typeId = raw.objectTypeId ?? TYPE_IDS[kind] ?? kind;
  const one = (type: string | undefined, given: string | undefined) =>
    type === undefined || given === undefined ? [] : [{ typeId: type, id: given }];
  return [
    ...one(typeId, raw.objectId),
    ...[raw.primaryObjectId, ...(raw.mergedObjectIds ?? []), raw.newObjectId].flatMap((given) => one(typeId, given)),
    ...one(raw.fromObjectTypeId, raw.fromObjectId),
    ...one(raw.toObjectTypeId, raw.toObjectId),
  ];
}

/**
 * Reads the body of a webhook whose signature holds; null: it is no list of events. Source: HubSpot's page on webhooks;
 * `changeSource` and `sourceId` of what an app has changed are `INTEGRATION` and the app's id.
 */
export function readCrmWebhook(appId: string, body: Uint8Array): CrmWebhook | null {
  const parsed = z.array(z.unknown()).safeParse(jsonOf(body));
  if (!parsed.success) return null;
  const read = parsed.data.flatMap((raw) => event.safeParse(raw).data ?? []);
  const isOwn = ({ changeSource, sourceId }: (typeof read)[number]): boolean =>
    changeSource === 'INTEGRATION' && sourceId === appId;
  const foreign = read.filter((each) => !isOwn(each));
  return {
    received: parsed.data.length,
    own: read.length - foreign.length,
    unreadable: parsed.data.length - read.length,
    events: foreign.flatMap(({ portalId, eventId, subscriptionType, occurredAt, records }) =>
      records.map(({ typeId, id: objectId }) => ({
        ...{ portalId, eventId, objectTypeId: typeId, objectId },
        ...{ kind: subscriptionType, at: new Date(occurredAt).toISOString() },
      })),
    ),
  };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
