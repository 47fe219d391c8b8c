import type { UnbilledRow, UnbilledTotal } from '../../src/contract/unbilled.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import { daysBetween, type CalendarDate } from '../../src/lib/calendar.ts';
import { amountText, type Decimal } from '../../src/lib/money.ts';
import type { Unbilled } from '../../src/unbilled/facts.ts';
import type { Sum, Total } from '../../src/unbilled/rules/list-unbilled.ts';

interface Showing extends Pick<UnbilledRow, 'obstacle' | 'isNewCustomer' | 'untied' | 'fix' | 'mayIgnore'> {
  books: Pick<BillingBooks, 'shortCode'>;
  today: CalendarDate;
}

/** A deal that is not billed in full, for whoever may see its amounts. */
export function presentUnbilled(row: Unbilled, { books, today, ...toDo }: Showing): UnbilledRow {
  const { deal, step } = row;
  const { currency } = deal;
  const text = (amount: Decimal | null): string | null => amount && amountText(amount, currency);
  return {
    ...{ dealId: deal.dealId, name: deal.name, customer: deal.customer, owner: deal.owner && deal.owner.name },
    ...{ wonOn: row.wonOn, days: row.days, currency, reason: row.reason },
    ...{ amount: text(deal.amount), left: text(row.left), open: text(row.open) },
    billed: amountText(row.billed, currency),
    inDrafts: amountText(row.inDrafts, currency),
    step: step && { role: step.role, date: step.date, isDue: step.isDue },
    draft: draftOf(row, { books, today }),
    foreign: deal.foreign.map((one) => ({ currency: one.currency, amount: amountText(one.amount, one.currency) })),
    ignoring: ignoringOf(row),
    ...toDo,
  };
}

function draftOf(
  { deal: { drafts } }: Unbilled,
  { books, today }: Pick<Showing, 'books' | 'today'>,
): UnbilledRow['draft'] {
  const [oldest] = drafts;
  if (!oldest) return null;
  const { number, since, isSubmitted, invoiceId } = oldest;
  const days = Math.max(0, daysBetween(since, today));
  return { number, since, isSubmitted, days, xeroUrl: invoiceUrl(books.shortCode, invoiceId) };
}

function ignoringOf({ ignoring }: Unbilled): UnbilledRow['ignoring'] {
  if (!ignoring) return null;
  const { reason, by, at, currency, amount, left } = ignoring.word;
  return {
    ...{ state: ignoring.state, reason, by, currency, at: at.toISOString() },
    amount: amount && amountText(amount, currency),
    left: left && amountText(left, currency),
  };
}

/** The sums of one currency, of deals whose amounts the person may see. */
export const presentTotal = ({ currency, ages, ignored, ...total }: Total): UnbilledTotal => ({
  ...{ currency, unknown: total.unknown, oldestDays: total.oldestDays, ...sumJson(total, currency) },
  ages: ages.map((one) => ({ age: one.age, ...sumJson(one, currency) })),
  ignored: sumJson(ignored, currency),
});

const sumJson = ({ deals, open, inDrafts }: Sum, currency: string) => ({
  deals,
  open: amountText(open, currency),
  inDrafts: amountText(inDrafts, currency),
});
