import type { CalendarDate } from '../../lib/calendar.ts';
import { sum } from '../../lib/money.ts';
import type { Balances } from '../facts.ts';
import type { Figures } from './figures.ts';

/**
 * How the figures stand to Xero's own sum of the same customer. `rates_differ`: Xero sums up in the organisation's own
 * currency, at the rates of the documents, and what is in another currency cannot be told apart in it.
 */
export interface Comparison {
  state: 'same' | 'differs' | 'rates_differ';
  /** When Xero said so. */
  asOf: Date;
}

interface Given {
  figures: readonly Pick<Figures, 'currency' | 'outstanding' | 'overdue' | 'unallocatedCredit'>[];
  baseCurrency: string | null;
  balances: Balances | null;
  /** When Xero changed one of the documents last. */
  changedAt: Date | null;
  /** Up to when all documents are known. */
  documentsReadUntil: Date | null;
  today: CalendarDate;
  /** The organisation's date when the balances were read: what is overdue changes with the day. */
  balancesReadOn: CalendarDate | null;
}

/**
 * Compares the figures with Xero's own. Null where they cannot be compared: a document was changed after Xero's sum was
 * read, or, where they differ, may have been changed before and not have been read yet.
 */
export function compareBalances(given: Given): Comparison | null {
  const { figures, baseCurrency, balances, changedAt, documentsReadUntil } = given;
  if (balances === null || baseCurrency === null || (changedAt !== null && changedAt > balances.readAt)) return null;
  const asOf = balances.readAt;
  const foreign = figures.filter(({ currency }) => currency !== baseCurrency);
  if (foreign.some(({ outstanding, unallocatedCredit }) => outstanding.gt(0) || unallocatedCredit.gt(0)))
    return { state: 'rates_differ', asOf };
  if (isSame(given, balances)) return { state: 'same', asOf };
  return documentsReadUntil !== null && documentsReadUntil >= asOf ? { state: 'differs', asOf } : null;
}

/** Xero takes credit that is not yet allocated off what is outstanding, and not off what is overdue. */
function isSame({ figures, baseCurrency, today, balancesReadOn }: Given, balances: Balances): boolean {
  const own = figures.filter(({ currency }) => currency === baseCurrency);
  const outstanding = sum(own.map((one) => one.outstanding.minus(one.unallocatedCredit)));
  if (!outstanding.eq(balances.outstanding)) return false;
  return today !== balancesReadOn || sum(own.map((one) => one.overdue)).eq(balances.overdue);
}
