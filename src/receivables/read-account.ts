import type { CalendarDate } from '../lib/calendar.ts';
import type { Books } from './facts.ts';
import type { InvoiceSummary, ReceivablesStore } from './ports.ts';
import { documentsReadUntil, today as dateOf } from './rules/books.ts';
import { figures, noFigures, type Figures } from './rules/figures.ts';
import { histories, type History } from './rules/history.ts';
import { isOpen } from './rules/invoice-state.ts';
import { byUrgency } from './rules/open-order.ts';
import { twelveMonths } from './rules/twelve-months.ts';
import { compareBalances, type Comparison } from './rules/xero-balances.ts';

/** What a customer owes and pays, on one day. */
export interface Account {
  today: CalendarDate;
  /** One entry a currency; an account with nothing to settle has noughts in the organisation's own currency. */
  figures: Figures[];
  /** What was invoiced and paid since ever, one entry a currency. */
  history: History[];
  /** Null: cannot be compared with what Xero says. */
  comparison: Comparison | null;
  /** Approved and not yet settled, the most urgent first. */
  open: InvoiceSummary[];
  /** Settled in the twelve months up to today. */
  settled: InvoiceSummary[];
  anyApproved: boolean;
  anyDocument: boolean;
}

/** Reads a customer's account from the mirror: two statements. */
export async function readAccount(
  store: ReceivablesStore,
  { books, contactIds, now }: { books: Books; contactIds: readonly string[]; now: Date },
): Promise<Account> {
  const { tenantId, baseCurrency } = books;
  const today = dateOf(books, now);
  const query = { tenantId, contactIds, span: twelveMonths(today) };
  const invoices = await store.invoices(query);
  const holdings = await store.holdings(query);
  const known = figures({ ...holdings, invoices, today });
  return {
    today,
    figures: known.length === 0 && baseCurrency !== null ? [noFigures(baseCurrency, today)] : known,
    history: histories({ ...holdings, today }),
    comparison: compareBalances({
      ...{ ...holdings, figures: known, baseCurrency, today },
      documentsReadUntil: documentsReadUntil(books),
      balancesReadOn: holdings.balances && dateOf(books, holdings.balances.readAt),
    }),
    open: invoices.filter(isOpen).toSorted(byUrgency),
    settled: invoices.filter((invoice) => !isOpen(invoice)),
    anyApproved: holdings.anyApproved,
    anyDocument: holdings.anyDocument,
  };
}
