import { isDate, type CalendarDate } from '../../lib/calendar.ts';
import type { Terms } from '../../mirror/facts.ts';
import type { BillingBooks } from '../facts.ts';
import type { Choices } from './draft.ts';
import { dueDateBy, termsWords } from './due-date.ts';
import { missing, type Gap } from './gap.ts';

export interface InvoiceDates {
  dueDate: CalendarDate | null;
  /** Where the due date comes from, in words; null where there is none. */
  terms: string | null;
  gaps: Gap[];
}

interface Asked {
  date: CalendarDate;
  contactTerms: Terms | null;
  choices: Pick<Choices, 'dueDate'>;
}

type Locks = Pick<BillingBooks, 'periodLockDate' | 'endOfYearLockDate' | 'salesTerms' | 'defaults'>;

/**
 * When an invoice of that date is due: as chosen, else by the terms of the contact, else by the organisation's, else by those
 * that admins have set; else it is asked (C22). The date must lie after both lock dates of the books.
 */
export function invoiceDates(books: Locks, asked: Asked): InvoiceDates {
  const due = dueBy(books, asked);
  return { ...due, gaps: [...lockGaps(books, asked.date), ...dueGaps(due, asked)] };
}

function dueBy({ salesTerms, defaults }: Locks, { date, contactTerms, choices }: Asked): Omit<InvoiceDates, 'gaps'> {
  if (choices.dueDate !== undefined) {
    return isDate(choices.dueDate) ? { dueDate: choices.dueDate, terms: 'as chosen' } : { dueDate: null, terms: null };
  }
  const terms = contactTerms ?? salesTerms ?? defaults.terms;
  const dueDate = terms && dueDateBy(terms, date);
  if (!terms || dueDate === null) return { dueDate: null, terms: null };
  const ofXero = salesTerms ? 'terms of the organisation in Xero' : 'as set in Tieout';
  return { dueDate, terms: `${termsWords(terms)}, ${contactTerms ? 'terms of the customer in Xero' : ofXero}` };
}

function dueGaps({ dueDate, terms }: Omit<InvoiceDates, 'gaps'>, { date, choices }: Asked): Gap[] {
  if (dueDate === null) return [choices.dueDate === undefined ? NO_TERMS : noDate(choices.dueDate)];
  if (dueDate >= date) return [];
  const message = `The due date, ${dueDate} (${terms ?? ''}), lies before the invoice date, ${date}.`;
  return [missing('dates', { field: 'dueDate', message, fix: 'Choose a later due date.' })];
}

function lockGaps({ periodLockDate, endOfYearLockDate }: Locks, date: CalendarDate): Gap[] {
  const locked = [periodLockDate, endOfYearLockDate].filter((lock) => lock !== null && date <= lock);
  const until = locked.toSorted().at(-1);
  if (until == null) return [];
  return [
    missing('dates', {
      message: `The books are locked up to ${until}: Xero takes no invoice of ${date}.`,
      fix: 'Finance can move the lock date in Xero; then refresh.',
    }),
  ];
}

const noDate = (text: string): Gap =>
  missing('dates', { field: 'dueDate', message: `“${text}” is no date.`, fix: 'Choose the due date.' });

const NO_TERMS = missing('dates', {
  field: 'dueDate',
  message: 'Neither the customer nor the organisation has payment terms in Xero.',
  fix: 'Choose the due date.',
});
