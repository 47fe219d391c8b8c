import { atLeast, type Right } from '../access/rules/right.ts';
import type { RecordRef } from '../customers/facts.ts';
import type { Clock } from '../lib/clock.ts';
import type { Conflict, Failure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { BillingContact } from './facts.ts';
import { FALLBACK_SECONDS, newIntent } from './outbox/new-intent.ts';
import type { InOutbox, OutboxUnit } from './ports.ts';
import { decideOnce, type CardRequest } from './outbox/request-replay.ts';
import { isUnderWay } from './outbox/rules/next-step.ts';
import { customerSubject } from './outbox/rules/subjects.ts';

export interface UpdateContactDeps {
  inOutbox: InOutbox;
  clock: Clock;
  newId: NewId;
}

/** A click that fills in what is missing at a customer's Xero contact; the right is the person's on the customer's deal. */
export interface UpdateClick {
  portalId: string;
  userEmail: string;
  right: Right;
  /** The company or person that the contact stands for. */
  record: RecordRef;
  tenantId: string;
  contactId: string;
  /** The exact bytes to send, made from the contact as the mirror has it. */
  requestOf: (contact: BillingContact) => string;
  request: CardRequest;
}

const ANOTHER: Conflict = { code: 'conflict', message: 'Another change of this customer is on its way to Xero.' };

/**
 * Decides that details of a customer's Xero contact are filled in: an intent like any other, one at a time for each
 * customer. Answers the intent's id. Nothing is sent here.
 */
export async function updateContact(deps: UpdateContactDeps, click: UpdateClick): Promise<Result<string, Failure>> {
  if (!atLeast(click.right, 'invoice')) return err({ code: 'not_allowed', needed: 'invoice' });
  return decideOnce(deps, click, (unit) => decide(deps, unit, click));
}

async function decide(deps: UpdateContactDeps, unit: OutboxUnit, click: UpdateClick): Promise<Result<string, Failure>> {
  const { tenantId, contactId, record } = click;
  const books = await unit.billing.books(tenantId);
  if (!books || books.state !== 'connected') return err({ code: 'not_connected' });
  if (!books.live) return err({ code: 'not_live' });
  const [contact] = await unit.billing.contacts(tenantId, [contactId]);
  if (!contact) return err({ code: 'not_found' });
  if (contact.archived)
    return err({
      code: 'conflict',
      message: `“${contact.name}” is archived in Xero. Restore it there, then look again.`,
    });
  const request = click.requestOf(contact);
  const underWay = (await unit.outbox.ofSubjects(tenantId, [customerSubject(record)])).find(
    (intent) => intent.kind === 'update_contact' && isUnderWay(intent),
  );
  if (underWay) return underWay.request === request ? ok(underWay.intentId) : err(ANOTHER);
  return insert(deps, unit, { click, request });
}

async function insert(
  { clock, newId }: UpdateContactDeps,
  unit: OutboxUnit,
  { click, request }: { click: UpdateClick; request: string },
): Promise<Result<string, Conflict>> {
  const { portalId, tenantId, record, contactId, userEmail, right } = click;
  const { userId } = click.request;
  const at = clock.now();
  const intent = newIntent({
    intentId: newId(),
    ...{ portalId, tenantId, request, kind: 'update_contact' },
    subject: customerSubject(record),
    documentId: contactId,
    ...{ createdBy: userId, createdAt: at },
  });
  if (!(await unit.outbox.insert(intent))) return err(ANOTHER);
  await unit.queue.workOn(intent.intentId, FALLBACK_SECONDS);
  const { objectTypeId, objectId } = record;
  await unit.audit.note({ at, userId, userEmail, right, action: 'update_contact', objectTypeId, objectId });
  return ok(intent.intentId);
}
