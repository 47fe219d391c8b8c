import * as z from 'zod';
import type { Right } from '../../access/rules/right.ts';
import type { Conflict } from '../../lib/failure.ts';
import type { NewId } from '../../lib/ids.ts';
import type { Intent } from '../facts.ts';
import { insertOrActive } from './insert-or-active.ts';
import { FALLBACK_SECONDS, newIntent } from './new-intent.ts';
import type { OutboxUnit } from '../ports.ts';
import type { DraftCustomer } from '../rules/draft.ts';
import { contactRequest } from '../rules/request-body.ts';
import { customerSubject } from './rules/subjects.ts';
import { completeWith } from './settle-intent.ts';

/** Thrown to undo a click whose customer somebody else is just adding to Xero, under another name or e-mail address. */
export class OtherCustomer extends Error {
  readonly conflict: Conflict;

  constructor(maker: Intent) {
    super(`${maker.subject} is added to Xero otherwise`);
    this.conflict = { code: 'conflict', message: wordsOf(maker) };
  }
}

interface NewCustomer {
  /** The invoice for the customer; it is in the outbox already. */
  invoice: Intent;
  customer: DraftCustomer;
  who: { userId: string; userEmail: string; right: Right };
}

/**
 * The customer's own intent, on which the invoice waits: one for each customer, so that Xero never gets two contacts with
 * the same ContactNumber. Where the same contact is under way for another deal the invoice waits for that; where it is done
 * the invoice is complete at once; throws `OtherCustomer` where it is not the contact that the person was shown.
 */
export async function insertContact(
  { newId }: { newId: NewId },
  { outbox, queue, audit }: OutboxUnit,
  { invoice, customer, who }: NewCustomer,
): Promise<void> {
  const { portalId, tenantId, createdBy, createdAt: at } = invoice;
  const { objectTypeId, objectId } = customer.record;
  const contact = newIntent({
    intentId: newId(),
    ...{ portalId, tenantId, createdBy, createdAt: at },
    kind: 'create_contact',
    subject: customerSubject(customer.record),
    request: contactRequest(customer),
  });
  const maker = await insertOrActive(outbox, contact);
  if (maker === contact) await audit.note({ at, ...who, action: 'create_contact', objectTypeId, objectId });
  if (maker.request !== contact.request) throw new OtherCustomer(maker);
  if (maker.state === 'done' && maker.documentId !== null) {
    await outbox.save(completeWith(invoice, maker.documentId));
    await queue.workOn(invoice.intentId, FALLBACK_SECONDS);
    return;
  }
  await outbox.save({ ...invoice, waitsFor: maker.intentId });
  await queue.workOn(maker.intentId, FALLBACK_SECONDS);
}

const requested = z.object({
  Contacts: z.tuple([z.object({ Name: z.string(), EmailAddress: z.string().optional() })]),
});

function wordsOf({ request, state }: Intent): string {
  const [{ Name, EmailAddress }] = requested.parse(JSON.parse(request)).Contacts;
  const called = `“${Name}”${EmailAddress === undefined ? '' : ` (${EmailAddress})`}`;
  return state === 'done'
    ? `Meanwhile this customer was added to Xero as ${called}.`
    : `This customer is being added to Xero as ${called}, for another deal.`;
}
