import { addDays } from '../calendar.ts';
import { books, invoice, overdueBy, type Documents } from '../documents.ts';
import { notable } from '../notable.ts';
import { individuals } from '../people.ts';
import { strangers } from '../xero-contacts.ts';

/** Xero contact, and the days by which each of its open invoices is overdue; negative: due in so many days. */
const open: [contact: string, ...daysOverdue: number[]][] = [
  [notable.dueToday.key, 0],
  [notable.dueYesterday.key, 1],
  [notable.overdue30.key, 30],
  [notable.overdue75.key, 75],
  [notable.overdue200.key, 200],
  [notable.everyAge.key, -12, 10, 40, 70, 100],
  [notable.otherCapitals.key, -7],
  [notable.archivedXeroContact.key, 50],
  [notable.mergedXeroContact.key, 15, -20],
  [notable.ownedByTeamMate.key, 8],
  [notable.ownedByOtherTeam.key, 65],
  [notable.ownedByNobody.key, -25],
  [notable.alsoSupplier.key, -18],
  [strangers.granvilleHotels, 120],
  [strangers.counterSales, -3, 90],
  [individuals.davidSmithYork.key, 11],
  [individuals.davidSmithLeeds.key, -6],
  [individuals.byEmail.key, -21],
  [individuals.byNumberOfOtherTeam.key, 27],
];

/** Open invoices of every age. */
export function ageing(today: string): Documents {
  const invoices = open.flatMap(([contact, ...ages]) =>
    ages.map((days) => invoice({ key: `${contact}:open:${days}`, contact, ...overdueBy(today, days) })),
  );
  const { key } = notable.overdue31;
  const promised = invoice({
    key: `${key}:open:31`,
    contact: key,
    ...overdueBy(today, 31),
    expectedPaymentDate: addDays(today, 3),
  });
  return books({ invoices: [...invoices, promised] });
}
