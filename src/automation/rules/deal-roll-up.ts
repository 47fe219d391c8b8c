import type { CalendarDate } from '../../lib/calendar.ts';
import { sum } from '../../lib/money.ts';
import { invoiceState, isOpen, type InvoiceState } from '../../receivables/rules/invoice-state.ts';
import type { DealInvoice, PropertyDefinition, PropertyValues } from '../facts.ts';
import { emptied } from './emptied.ts';
import { SEVERAL_CURRENCIES } from './roll-up.ts';

/** The states of invoices, the one that says most of a deal with several first. */
const STATES: readonly [InvoiceState, string][] = [
  ['overdue', 'Overdue'],
  ['part_paid', 'Part paid'],
  ['awaiting_payment', 'Awaiting payment'],
  ['submitted', 'Awaiting approval'],
  ['draft', 'Draft'],
  ['paid', 'Paid'],
  ['voided', 'Voided'],
];

/** How a deal's invoices stand, which says nothing of money. */
export const DEAL_PROPERTIES: readonly PropertyDefinition[] = [
  {
    ...{ name: 'tieout_invoice_status', label: 'Invoice status', type: 'enumeration' },
    description: 'How the deal’s invoices stand in Xero; of several, what is most urgent.',
    options: STATES.map(([value, label]) => ({ value, label })),
  },
  {
    ...{ name: 'tieout_invoice_number', label: 'Invoice number', type: 'string' },
    description: 'The numbers of the deal’s invoices in Xero.',
  },
  {
    ...{ name: 'tieout_invoice_date', label: 'Invoice date', type: 'date' },
    description: 'The date of the deal’s newest invoice.',
  },
  {
    ...{ name: 'tieout_invoice_due_date', label: 'Invoice due', type: 'date' },
    description: 'When the first of the deal’s invoices that are not paid falls due.',
  },
  {
    ...{ name: 'tieout_invoice_paid_date', label: 'Invoice paid', type: 'date' },
    description: 'When the last of the deal’s invoices was paid in full; empty while one is not.',
  },
];

/** What shows money. */
export const DEAL_AMOUNTS: readonly PropertyDefinition[] = [
  {
    ...{ name: 'tieout_invoice_total', label: 'Invoiced', type: 'number' },
    description: 'What the deal’s invoices come to. Empty where they are in several currencies.',
  },
  {
    ...{ name: 'tieout_invoice_due', label: 'Invoice amount due', type: 'number' },
    description: 'What is still to be paid of them. Empty where they are in several currencies.',
  },
  {
    ...{ name: 'tieout_invoice_currency', label: 'Currency of the invoices', type: 'string' },
    description: 'The currency of the amounts beside it, or that there are several.',
  },
];

/** The values of a deal's properties, from the invoices that are linked to it; null: there is none that Xero still has. */
export function dealValuesOf(
  invoices: readonly DealInvoice[],
  { today, withAmounts }: { today: CalendarDate; withAmounts: boolean },
): PropertyValues | null {
  const known = invoices.map((invoice) => ({ ...invoice, state: invoiceState(invoice, today) }));
  const there = known.filter(({ state }) => state !== 'deleted');
  const standing = there.filter(({ state }) => state !== 'voided');
  const state = STATES.map(([name]) => name).find((name) => there.some((invoice) => invoice.state === name));
  if (state === undefined) return null;
  const told = (standing.length > 0 ? standing : there).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return {
    tieout_invoice_status: state,
    tieout_invoice_number: told.map(({ invoiceNumber }) => invoiceNumber).join(', '),
    tieout_invoice_date: told.at(-1)?.date ?? '',
    tieout_invoice_due_date: first(standing.filter(isOpen).map(({ dueDate }) => dueDate)),
    tieout_invoice_paid_date: state === 'paid' ? last(standing.map(({ fullyPaidOn }) => fullyPaidOn)) : '',
    ...(withAmounts && amountsOf(standing)),
  };
}

/** Currencies are never added together: of several, no amount is written. */
function amountsOf(standing: readonly DealInvoice[]): PropertyValues {
  const [currency, ...others] = new Set(standing.map((invoice) => invoice.currency));
  if (currency === undefined || others.length > 0)
    return { ...emptied(DEAL_AMOUNTS), tieout_invoice_currency: currency === undefined ? '' : SEVERAL_CURRENCIES };
  return {
    tieout_invoice_total: sum(standing.map(({ total }) => total)).toFixed(),
    tieout_invoice_due: sum(standing.filter(isOpen).map(({ amountDue }) => amountDue)).toFixed(),
    tieout_invoice_currency: currency,
  };
}

type Dates = readonly (CalendarDate | null)[];
const inOrder = (dates: Dates): CalendarDate[] => dates.filter((date) => date !== null).toSorted();
const first = (dates: Dates): string => inOrder(dates)[0] ?? '';
const last = (dates: Dates): string => inOrder(dates).at(-1) ?? '';
