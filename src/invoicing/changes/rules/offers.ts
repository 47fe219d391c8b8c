import { zero, type Decimal } from '../../../lib/money.ts';
import { dateWords, type CalendarDate } from '../../../lib/calendar.ts';
import type { InvoiceFact } from '../../../mirror/facts.ts';
import { isGone } from '../../rules/invoice-moves.ts';

/**
 * What can be done about an invoice whose deal has changed: its lines are `update`d, it is voided (`void_again`) or credited
 * (`credit_again`) and made again, a part is credited (`credit`), or the rest billed as a further step (`bill_rest`).
 */
export type Offer = 'update' | 'void_again' | 'credit_again' | 'credit' | 'bill_rest';

export interface Offered {
  /** The best first. */
  offers: Offer[];
  /** What is worth knowing before, or why there is nothing to be done; null: nothing. */
  says: string | null;
}

interface Asked {
  invoice: Pick<InvoiceFact, 'status' | 'date' | 'amountPaid' | 'amountCredited'>;
  /** What the deal comes to more than what was billed of it, without tax; null: in another currency. */
  amount: Decimal | null;
  /** The last day that is closed in Xero's books; null: none is. */
  lockedTo: CalendarDate | null;
}

/**
 * What Xero still allows (C101, C102): drafts are changed, an approved invoice is voided while nothing was paid or credited, and
 * of one that was only a credit note takes something away. What lies in a closed period stays as it is there. Source: "Invoice
 * status changes" and "Updating invoices" at https://developer.xero.com/documentation/api/accounting/invoices.
 */
export function offersFor({ invoice, amount, lockedTo }: Asked): Offered {
  if (isGone(invoice)) return { offers: [], says: null };
  const isLocked = lockedTo !== null && invoice.date <= lockedTo;
  if (invoice.status === 'DRAFT' || invoice.status === 'SUBMITTED')
    return isLocked ? { offers: [], says: lockedWords(invoice.date) + OPEN_IT } : { offers: ['update'], says: null };
  const isTouched = !invoice.amountPaid.eq(zero) || !invoice.amountCredited.eq(zero);
  if (!isLocked && !isTouched) return { offers: ['void_again', 'credit_again'], says: null };
  const says = isLocked ? lockedWords(invoice.date) + STAYS : null;
  if (amount === null && isTouched) return { offers: [], says: IN_XERO };
  if (amount === null || amount.eq(zero)) return { offers: isTouched ? [] : ['credit_again'], says };
  return { offers: [amount.lt(zero) ? 'credit' : 'bill_rest'], says };
}

const lockedWords = (date: CalendarDate): string =>
  `Its date, ${dateWords(date)}, lies in a period that is closed in Xero`;
const OPEN_IT = ': whoever keeps the books opens the period, or puts the draft right there.';
const STAYS = ', so that the invoice stays as it is.';
const IN_XERO =
  'Money was put against the invoice, so that it stays as it is: whoever keeps the books credits it in Xero.';
