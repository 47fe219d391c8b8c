import { dateWords, isDate, type CalendarDate } from '../../lib/calendar.ts';
import type { Terms } from '../../mirror/facts.ts';
import type { BillingBooks } from '../facts.ts';
import type { Choices } from './draft.ts';
import { dueDateBy, termsWords } from './due-date.ts';
import { missing, warning, type Gap } from './gap.ts';
import { parseTerms } from './parse-terms.ts';

export interface InvoiceDates {
  dueDate: CalendarDate | null;
  /** Where the due date comes from, in words; null where there is none. */
  terms: string | null;
  gaps: Gap[];
}

interface Asked {
  date: CalendarDate;
  contactTerms: Terms | null;
  /** What the company's property in the CRM says of terms; null: nothing, or there is no such property. */
  crmTerms: string | null;
  choices: Pick<Choices, 'dueDate'>;
}

type Locks = Pick<BillingBooks, 'periodLockDate' | 'endOfYearLockDate' | 'salesTerms' | 'defaults'>;

/**
 * When an invoice of that date is due: as chosen, else by the terms of the contact, else by those of the company in the CRM,
 * else by the organisation's, else by those that admins have set; else it is asked (C22, C50). Terms of the CRM that cannot be
 * read are told of and passed over. The date must lie after both lock dates of the books.
 */
export function invoiceDates(books: Locks, asked: Asked): InvoiceDates {
  const due = dueBy(books, asked);
  return { ...due, gaps: [...lockGaps(books, asked.date), ...dueGaps(due, asked), ...unreadGaps(asked)] };
}

function dueBy(
  { salesTerms, defaults }: Locks,
  { date, contactTerms, crmTerms, choices }: Asked,
): Omit<InvoiceDates, 'gaps'> {
  if (choices.dueDate !== undefined) {
    return isDate(choices.dueDate) ? { dueDate: choices.dueDate, terms: 'as chosen' } : { dueDate: null, terms: null };
  }
  const sources = [
    [contactTerms, 'terms of the customer in Xero'],
    [crmTerms === null ? null : parseTerms(crmTerms), 'terms of the company in HubSpot'],
    [salesTerms, 'terms of the organisation in Xero'],
    [defaults.terms, 'as set in Tieout'],
  ] as const;
  const [terms, whose] = sources.find(([of]) => of !== null) ?? [null, ''];
  const dueDate = terms && dueDateBy(terms, date);
  return terms && dueDate !== null
    ? { dueDate, terms: `${termsWords(terms)}, ${whose}` }
    : { dueDate: null, terms: null };
}

function unreadGaps({ crmTerms, contactTerms, choices }: Asked): Gap[] {
  if (crmTerms === null || contactTerms || choices.dueDate !== undefined || parseTerms(crmTerms)) return [];
  const message = `“${crmTerms}”, the terms of the company in HubSpot, cannot be read; others count.`;
  return [warning('dates', { field: 'dueDate', message, fix: 'Write them as “Net 30”, or choose the due date.' })];
}

function dueGaps({ dueDate, terms }: Omit<InvoiceDates, 'gaps'>, { date, choices }: Asked): Gap[] {
  if (dueDate === null) return [choices.dueDate === undefined ? NO_TERMS : noDate(choices.dueDate)];
  if (dueDate >= date) return [];
  const message = `The due date, ${dateWords(dueDate)} (${terms ?? ''}), lies before the invoice date, ${dateWords(date)}.`;
  return [missing('dates', { field: 'dueDate', message, fix: 'Choose a later due date.' })];
}

function lockGaps({ periodLockDate, endOfYearLockDate }: Locks, date: CalendarDate): Gap[] {
  const locked = [periodLockDate, endOfYearLockDate].filter((lock) => lock !== null && date <= lock);
  const until = locked.toSorted().at(-1);
  if (until == null) return [];
  return [
    missing('dates', {
      message: `The books are locked up to ${dateWords(until)}: Xero takes no invoice of ${dateWords(date)}.`,
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
