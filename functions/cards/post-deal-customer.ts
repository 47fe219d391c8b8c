import { customerChangeRequest } from '../../src/contract/invoicing.ts';
import { DEAL, type NamedRecord } from '../../src/customers/facts.ts';
import { customerOf } from '../../src/customers/rules/customer-of.ts';
import type { Right } from '../../src/access/rules/right.ts';
import { contactChangeRequest } from '../../src/invoicing/rules/contact-change.ts';
import { updateContact } from '../../src/invoicing/update-contact.ts';
import type { Conflict, Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { askedRecord, contactsOf } from '../asked/asked-customer.ts';
import { sendAndTell } from './send-and-tell.ts';

/** POST /cards/deals/:dealId/customer: fills in what is missing at the deal's customer in Xero (C18). */
export const postDealCustomer = cardDoor({
  method: 'POST',
  path: '/cards/deals/:dealId/customer',
  auth: 'hubspot',
  input: customerChangeRequest,
  handler:
    (deps) =>
    async ({ caller, input: { requestId, ...body } }) => {
      const { dealId, contactId, ...change } = body;
      const { portalId, userId, userEmail } = caller;
      const asked = await deps.inPortal(portalId, (reads) => askedContact(reads, { userId, dealId, contactId }));
      if (!asked.ok) return asked;
      const decided = await updateContact(deps, {
        ...{ portalId, userEmail, contactId, ...asked.value },
        requestOf: (contact) => contactChangeRequest(contact, change),
        request: { userId, requestId, body },
      });
      return decided.ok ? ok(await sendAndTell(deps, { portalId, intentId: decided.value })) : decided;
    },
});

const NOT_THEIRS: Conflict = {
  code: 'conflict',
  message: 'That contact in Xero is not known to be the customer of this deal.',
};

interface AskedContact {
  tenantId: string;
  record: NamedRecord;
  right: Right;
}

/** The customer of the deal when the contact is known to be it. */
async function askedContact(
  reads: PortalReads,
  { contactId, ...asked }: { userId: string; dealId: string; contactId: string },
): Promise<Result<AskedContact, Failure>> {
  const found = await askedRecord(reads, { objectTypeId: DEAL, objectId: asked.dealId, userId: asked.userId });
  if (!found.ok) return found;
  const books = await reads.receivables.books();
  if (!books) return err({ code: 'not_connected' });
  const record = customerOf(found.value.record);
  const matched = await contactsOf(reads, { books, customer: record });
  if (!record || !matched?.contacts.some((one) => one.contactId === contactId)) return err(NOT_THEIRS);
  return ok({ tenantId: books.tenantId, record, right: found.value.right });
}
