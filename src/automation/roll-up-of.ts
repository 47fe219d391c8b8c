import { findContacts } from '../customers/find-contacts.ts';
import { standingOf } from '../insight/standing-of.ts';
import type { Clock } from '../lib/clock.ts';
import type { Books } from '../receivables/facts.ts';
import { readAccount } from '../receivables/read-account.ts';
import { today } from '../receivables/rules/books.ts';
import type { WriteBackUnit } from './ports.ts';
import type { RollUp } from './rules/roll-up.ts';

type Reads = Pick<WriteBackUnit, 'customers' | 'receivables' | 'writeBack'>;

/** What the account of a company or a person comes down to, in the books' own figures; null: Xero knows no such customer. */
export async function rollUpOf(
  { customers, receivables, writeBack }: Reads,
  { books, objectTypeId, objectId, clock }: { books: Books; objectTypeId: string; objectId: string; clock: Clock },
): Promise<RollUp | null> {
  const { tenantId } = books;
  const now = clock.now();
  const matched = await findContacts(customers, { tenantId, customer: { objectTypeId, objectId } });
  if (!matched) return null;
  const { contactIds } = matched;
  const account = await readAccount(receivables, { books, contactIds, now });
  return {
    standing: standingOf(account).status,
    oldestOverdueDays: Math.max(0, ...account.figures.map(({ oldestOverdueDays }) => oldestOverdueDays)),
    ...(await writeBack.dates({ tenantId, contactIds, today: today(books, now) })),
    amounts: account.figures.map(({ currency, outstanding, overdue, paidTwelveMonths }) => ({
      currency,
      outstanding: outstanding.toFixed(),
      overdue: overdue.toFixed(),
      paidTwelveMonths: paidTwelveMonths.toFixed(),
    })),
  };
}
