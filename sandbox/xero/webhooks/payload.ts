import { createHmac, randomInt } from 'node:crypto';
import type { Category, DocumentChange } from '../events.ts';
import type { NumberedEvent, WebhookEvent } from './memory.ts';

const API = 'https://api.xero.com/api.xro/2.0';
const PATHS: Record<Category, string> = {
  INVOICE: 'Invoices',
  CONTACT: 'Contacts',
  CREDITNOTE: 'CreditNotes',
  OVERPAYMENT: 'Overpayments',
  PREPAYMENT: 'Prepayments',
  PAYMENT: 'Payments',
};

/** The event that tells of a change at this time. It names the document, and of credits and payments their type and status. */
export const eventOf = (
  { category, resourceId, eventType, organisation, data }: DocumentChange,
  at: Date,
): WebhookEvent => ({
  resourceUrl: `${API}/${PATHS[category]}/${resourceId}`,
  resourceId,
  tenantId: organisation.organisationId,
  tenantType: 'ORGANISATION',
  eventCategory: category,
  eventType,
  eventDateUtc: at.toISOString().slice(0, -1),
  ...(data === undefined ? {} : { data }),
});

/** Twenty capital letters: no two payloads are alike, so no two signatures are. */
const entropy = (): string => Array.from({ length: 20 }, () => String.fromCharCode(65 + randomInt(26))).join('');

/** The body of one POST. Without events both sequences are 0. */
export const payloadOf = (batch: readonly NumberedEvent[]): string =>
  JSON.stringify({
    events: batch.map(({ event }) => event),
    firstEventSequence: batch.at(0)?.sequence ?? 0,
    lastEventSequence: batch.at(-1)?.sequence ?? 0,
    entropy: entropy(),
  });

/** What `x-xero-signature` holds: base64 of the HMAC-SHA256 of the body's bytes with the webhook key. */
export const signatureOf = (body: string, key: string): string =>
  createHmac('sha256', key).update(body).digest('base64');
