import { bankAccounts } from './accounts.ts';
import { bookkeeper } from './bookkeeping.ts';
import { addDays } from './calendar.ts';
import { xeroId } from './ids.ts';
import { basket, zeroRated } from './lines.ts';
import { taxRates } from './organisation.ts';
import type { Allocation, CreditNote, Invoice, Overpayment, Prepayment } from './world.ts';

/** What a story writes into the books. Numbers and times are given at the end, when everything is known. */
export interface Documents {
  invoices: Invoice[];
  creditNotes: CreditNote[];
  overpayments: Overpayment[];
  prepayments: Prepayment[];
}

export const books = (some: Partial<Documents>): Documents => ({
  invoices: [],
  creditNotes: [],
  overpayments: [],
  prepayments: [],
  ...some,
});

/** Whoever writes the documents of the sign maker. */
export const bookkeeperOfUk = bookkeeper({
  baseCurrency: 'GBP',
  rates: { EUR: '1.162500' },
  bankAccountIds: { GBP: bankAccounts.GBP.accountId, EUR: bankAccounts.EUR.accountId },
  taxRates,
  basket: (random, currencyCode) => (currencyCode === 'EUR' ? zeroRated(basket(random)) : basket(random)),
});
export const { invoice, pay, creditNote, overpayment, prepayment } = bookkeeperOfUk;

/** Part of a credit set against an invoice. */
export function allocate(to: Invoice, date: string, amount: string): Allocation {
  return {
    allocationId: xeroId(`allocation:${to.invoiceId}:${date}:${amount}`),
    invoiceId: to.invoiceId,
    date,
    amount,
  };
}

/** A month's worth of an invoice's life: overdue by so many days at `today`, on 30 days' terms. */
export const overdueBy = (today: string, days: number): { date: string; dueDate: string } => ({
  date: addDays(today, -days - 30),
  dueDate: addDays(today, -days),
});

/** Not yet due: due in so many days, on 30 days' terms. */
export const dueIn = (today: string, days: number): { date: string; dueDate: string } => overdueBy(today, -days);
