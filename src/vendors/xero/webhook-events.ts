import * as z from 'zod';
import type { VendorEvent } from '../../mirror/ports.ts';

const text = z.string().min(1).max(200);

/** Xero's own schema is narrower than what it sends: categories are added over time, and `eventDateUtc` has no zone. */
const event: z.ZodType<VendorEvent> = z
  .object({ tenantId: text, eventCategory: text, resourceId: text, eventType: text, eventDateUtc: text })
  .transform((raw) => ({
    tenantId: raw.tenantId,
    category: raw.eventCategory,
    resourceId: raw.resourceId,
    eventType: raw.eventType,
    at: raw.eventDateUtc,
  }));

const payload = z.object({ events: z.array(z.unknown()) });

/** What a payload tells; an intent to receive tells nothing. */
export interface WebhookPayload {
  events: VendorEvent[];
  /** How many could not be understood. */
  unreadable: number;
}

/** Reads the body of a webhook whose signature holds; null: it is no payload at all. */
export function readWebhook(body: Uint8Array): WebhookPayload | null {
  const parsed = payload.safeParse(jsonOf(body));
  if (!parsed.success) return null;
  const read = parsed.data.events.map((raw) => event.safeParse(raw));
  const events = read.flatMap((each) => (each.success ? [each.data] : []));
  return { events, unreadable: read.length - events.length };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
