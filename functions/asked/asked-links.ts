import type { AccessFacts } from '../../src/access/ports.ts';
import { decide } from '../../src/access/rules/decide.ts';
import { atLeast, type Right } from '../../src/access/rules/right.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { customerOf } from '../../src/customers/rules/customer-of.ts';
import type { InvoiceLink } from '../../src/invoicing/links/facts.ts';
import type { LinkedDeal } from '../../src/invoicing/links/link-invoice.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Books } from '../../src/receivables/facts.ts';
import { today } from '../../src/receivables/rules/books.ts';
import type { PortalReads } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';
import { askedRecord, contactsOf } from './asked-customer.ts';

/** A deal whose invoices somebody may link, and the customer's contacts in Xero. */
export interface AskedLinks {
  books: Books;
  deal: LinkedDeal;
  contactIds: string[];
  /** Whom it is done by. */
  who: { userId: string; userEmail: string; right: Right };
  /** What the person may do with the deal that an invoice bills. */
  rightThere: (link: Pick<InvoiceLink, 'record'>) => Right;
}

/** The deal, or the one that it was merged into, for whoever may bill it. */
export async function askedLinks(
  reads: PortalReads,
  { caller, dealId, now }: { caller: Caller; dealId: string; now: Date },
): Promise<Result<AskedLinks, Failure>> {
  const { userId, userEmail } = caller;
  const found = await askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId });
  if (!found.ok) return found;
  const { record, right } = found.value;
  if (!atLeast(right, 'invoice')) return err({ code: 'not_allowed', needed: 'invoice' });
  const books = await reads.receivables.books();
  const billing = await reads.billing.books();
  if (!books || !billing) return err({ code: 'not_connected' });
  const matched = await contactsOf(reads, { books, customer: customerOf(record) });
  const facts = await reads.access.factsOf(userId);
  return ok({
    books,
    deal: {
      ...{ tenantId: books.tenantId, dealId: record.objectId },
      ...{ currency: billing.portal.currency, today: today(books, now) },
    },
    contactIds: matched?.contactIds ?? [],
    who: { userId, userEmail, right },
    rightThere: (link) => rightBy(facts, link),
  });
}

const rightBy = (facts: AccessFacts | null, { record }: Pick<InvoiceLink, 'record'>): Right =>
  facts ? decide({ ...facts, record }) : 'none';
