import { decide } from '../../src/access/rules/decide.ts';
import { atLeast, type Right } from '../../src/access/rules/right.ts';
import type { CrmRecord, NamedRecord, RecordRef } from '../../src/customers/facts.ts';
import { findContacts, type XeroContacts } from '../../src/customers/find-contacts.ts';
import { customerOf } from '../../src/customers/rules/customer-of.ts';
import { isServed } from '../../src/customers/rules/object-types.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Books } from '../../src/receivables/facts.ts';
import type { PortalReads } from '../runtime/deps.ts';

/** What was asked about, and what the person who asks may see of it. */
export interface Asked {
  record: CrmRecord;
  right: Right;
  /** Of the person who asks. */
  teamIds: string[];
}

/**
 * Finds the record and decides what the person may see. The owner of the record that the card stands on decides: of a deal
 * the deal's own, so that its owner sees what the customer owes before selling more (C19).
 */
export async function askedRecord(
  reads: Pick<PortalReads, 'customers'>,
  asked: RecordRef & { userId: string },
): Promise<Result<Asked, Failure>> {
  if (!isServed(asked.objectTypeId)) return err({ code: 'not_supported' });
  const subject = await reads.customers.subject(asked);
  if (!subject) return err({ code: 'not_found' });
  const { record, access } = subject;
  return ok({ record, right: decide(access), teamIds: access.person.teamIds });
}

/** The Xero contacts of a customer in the connected books; null when there are no books, no customer or no contact. */
export async function contactsOf(
  reads: PortalReads,
  { books, customer }: { books: Books | null; customer: NamedRecord | null },
): Promise<XeroContacts | null> {
  if (!books || !customer) return null;
  return findContacts(reads.customers, { tenantId: books.tenantId, customer });
}

/** Whose documents are asked for, and in which books. */
export interface AskedDocuments extends Asked {
  books: Books;
  contactIds: string[];
}

/** The customer's documents, for doors whose answer holds amounts: whoever may not see them is refused. */
export async function askedDocuments(
  reads: PortalReads,
  asked: RecordRef & { userId: string },
): Promise<Result<AskedDocuments, Failure>> {
  const found = await askedRecord(reads, asked);
  if (!found.ok) return found;
  if (!atLeast(found.value.right, 'amounts')) return err({ code: 'not_allowed', needed: 'amounts' });
  const books = await reads.receivables.books();
  if (!books) return err({ code: 'not_connected' });
  const matched = await contactsOf(reads, { books, customer: customerOf(found.value.record) });
  return ok({ ...found.value, books, contactIds: matched?.contactIds ?? [] });
}
