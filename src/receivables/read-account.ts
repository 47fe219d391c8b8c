import type { CalendarDate } from '../lib/calendar.ts';
import type { InvoiceSummary, OfCustomer, ReceivablesStore } from './ports.ts';
import { figures, noFigures, type Figures } from './rules/figures.ts';
import { histories, type History } from './rules/history.ts';
import { isOpen } from './rules/invoice-state.ts';
import { byUrgency } from './rules/open-order.ts';
import { twelveMonths } from './rules/twelve-months.ts';

/** What a customer owes and pays, on one day. */
export interface Account {
  today: CalendarDate;
  /** One entry a currency; an account with nothing to settle has noughts in the organisation's own currency. */
  figures: Figures[];
  /** What was invoiced and paid since ever, one entry a currency. */
  history: History[];
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
  query: OfCustomer & { today: CalendarDate; baseCurrency: string | null },
): Promise<Account> {
  const { today, baseCurrency } = query;
  const inSpan = { ...query, span: twelveMonths(today) };
  const invoices = await store.invoices(inSpan);
  const holdings = await store.holdings(inSpan);
  const known = figures({ ...holdings, invoices, today });
  return {
    today,
    figures: known.length === 0 && baseCurrency !== null ? [noFigures(baseCurrency, today)] : known,
    history: histories({ ...holdings, today }),
    open: invoices.filter(isOpen).toSorted(byUrgency),
    settled: invoices.filter((invoice) => !isOpen(invoice)),
    anyApproved: holdings.anyApproved,
    anyDocument: holdings.anyDocument,
  };
}
