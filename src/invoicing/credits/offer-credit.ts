import { dateIn, dateWords, type CalendarDate } from '../../lib/calendar.ts';
import type { Conflict } from '../../lib/failure.ts';
import { minorUnits, moneyWords, zero, type Decimal } from '../../lib/money.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { BillingBooks } from '../facts.ts';
import type { Creditable, CreditDocument, InvoiceCredit } from './facts.ts';
import { creditDocument } from './rules/credit-document.ts';
import { creditableOf } from './rules/creditable.ts';

type Books = Pick<BillingBooks, 'taxRates' | 'zone' | 'periodLockDate' | 'endOfYearLockDate'>;

/** What a credit note of an invoice would be, and what would become of it. */
export interface CreditOffer {
  document: CreditDocument;
  /** In the organisation's zone. */
  date: CalendarDate;
  /** What is set against the invoice. */
  allocated: Decimal;
  /** What stays as credit of the customer. */
  open: Decimal;
}

interface Asked {
  books: Books;
  invoice: InvoiceFact;
  credits: readonly InvoiceCredit[];
  /** Tax included; absent: all that can be. */
  amount?: Decimal | undefined;
  now: Date;
}

/** What of an invoice can be credited, whatever is asked for. */
function creditableNow({ invoice, credits }: Pick<Asked, 'invoice' | 'credits'>): Result<Creditable, Conflict> {
  const { invoiceNumber: number, status, total } = invoice;
  const said = REFUSED[status];
  if (said !== undefined) return refused(`Invoice ${number} ${said}`);
  if (status !== 'AUTHORISED' && status !== 'PAID') return refused(`Invoice ${number} is ${status} in Xero.`);
  if (total.lte(0)) return refused(`Invoice ${number} comes to nothing: there is nothing to be credited.`);
  return ok(creditableOf(invoice, credits));
}

const DRAFT = 'is a draft: put it right or delete it instead of crediting it.';
const GONE = 'is gone in Xero: there is nothing to be credited.';
const REFUSED: Readonly<Record<string, string>> = { DRAFT, SUBMITTED: DRAFT, VOIDED: GONE, DELETED: GONE };

/** The credit note for that amount of the invoice, or why there can be none. */
export function offerCredit({ books, invoice, credits, amount, now }: Asked): Result<CreditOffer, Conflict> {
  const found = creditableNow({ invoice, credits });
  if (!found.ok) return found;
  const left = found.value;
  const wanted = amount ?? left.left;
  const date = dateIn(books.zone, now);
  const wrong = amountFault(wanted, left, invoice) ?? lockFault(books, date);
  if (wrong !== null) return refused(wrong);
  const rates = new Map(books.taxRates.map(({ taxType, rate }) => [taxType, rate]));
  const rateOf = (taxType: string | null): Decimal | null => (taxType === null ? null : (rates.get(taxType) ?? null));
  const document = creditDocument({ invoice, amount: wanted, left, rateOf });
  const allocated = document.total.lt(left.due) ? document.total : left.due;
  return ok({ document, date, allocated, open: document.total.minus(allocated) });
}

function amountFault(
  amount: Decimal,
  { left, total }: Creditable,
  { currency, invoiceNumber }: InvoiceFact,
): string | null {
  const words = (some: Decimal): string => moneyWords(some, currency);
  if (left.lte(zero)) return `All of invoice ${invoiceNumber} is credited already.`;
  if (amount.lte(zero)) return 'The amount of a credit note is above nothing.';
  if (amount.gt(left))
    return left.eq(total)
      ? `Invoice ${invoiceNumber} comes to ${words(total)}: more than that cannot be credited.`
      : `${words(left)} of invoice ${invoiceNumber} can still be credited, and no more: the rest of its ${words(total)} is credited already.`;
  const decimals = Math.min(2, minorUnits(currency));
  if (amount.eq(amount.round(decimals)) || amount.eq(left)) return null;
  return decimals === 0
    ? `Amounts in ${currency} have no decimals.`
    : `Amounts in ${currency} have ${decimals} decimals.`;
}

function lockFault({ periodLockDate, endOfYearLockDate }: Books, date: CalendarDate): string | null {
  const until = [periodLockDate, endOfYearLockDate]
    .filter((lock) => lock !== null && date <= lock)
    .toSorted()
    .at(-1);
  return until == null
    ? null
    : `The books are locked up to ${dateWords(until)}: Xero takes no credit note of ${dateWords(date)}. Finance can move the lock date in Xero.`;
}

const refused = (message: string): Result<never, Conflict> => err({ code: 'conflict', message });
