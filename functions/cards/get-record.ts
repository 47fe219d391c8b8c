import { atLeast } from '../../src/access/rules/right.ts';
import { recordQuery } from '../../src/contract/values.ts';
import type { XeroContacts } from '../../src/customers/find-contacts.ts';
import { customerOf } from '../../src/customers/rules/customer-of.ts';
import { ok } from '../../src/lib/result.ts';
import type { Books } from '../../src/receivables/facts.ts';
import { readAccount, type Account } from '../../src/receivables/read-account.ts';
import { freshness } from '../../src/receivables/rules/books.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentRecord } from '../present/present-record.ts';
import { askedRecord, contactsOf } from '../asked/asked-customer.ts';

/** GET /cards/record: all that one card shows first, from the mirror alone (C3, C19, C20, C54). At most six statements. */
export const getRecord = cardDoor({
  method: 'GET',
  path: '/cards/record',
  auth: 'hubspot',
  input: recordQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const asked = await askedRecord(reads, { ...input, userId: caller.userId });
        if (!asked.ok) return asked;
        const { record, right } = asked.value;
        const customer = customerOf(record);
        const books = await reads.receivables.books();
        const view = { record, customer, books, now, matched: null, account: null };
        if (!atLeast(right, 'status')) return ok(presentRecord(view, right));
        const matched = await contactsOf(reads, { books, customer });
        const account = await accountOf(reads, { books, matched, now });
        if (account) await reads.audit.note({ at: now, ...caller, ...input, action: 'view_record', right });
        return ok(presentRecord({ ...view, matched, account }, right));
      }),
});

/** Null before the books were read once: figures of half a ledger would be wrong. */
async function accountOf(
  reads: PortalReads,
  { books, matched, now }: { books: Books | null; matched: XeroContacts | null; now: Date },
): Promise<Account | null> {
  if (!books || !matched || freshness(books, now).asOf === null) return null;
  return readAccount(reads.receivables, { books, contactIds: matched.contactIds, now });
}
