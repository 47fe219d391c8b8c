import type { Decimal } from '../../lib/money.ts';
import type { DraftLine, InvoiceDraft } from './draft.ts';
import { jsonText, type Json } from './json-text.ts';
import { moneyWords } from './money-words.ts';

/** A part of a draft by itself: what it is, exactly, and how it is told when it is no longer as it was shown. */
export interface DraftPart {
  /** Equal texts: nothing of this part has changed. */
  text: string;
  changed: string;
}

const shown = (value: string | Decimal | null | undefined): Json => value ?? '';

const pricing = (line: DraftLine): Json =>
  [line.description, line.quantity, line.unitAmount, line.discountRate, line.discountAmount].map(shown);

const taxing = ({ accountCode, taxType, taxRate }: DraftLine): Json => [accountCode, taxType, taxRate].map(shown);

/** All that a person sees of what would be sent, part by part, always the same parts in the same order. */
export function draftParts(draft: InvoiceDraft): DraftPart[] {
  const { organisation, customer, currency, date, dueDate, reference, status, lines, totals } = draft;
  const [first] = lines;
  const total = totals ? moneyWords(totals.total, currency) : 'not known';
  const part = (value: Json, changed: string): DraftPart => ({ text: jsonText(value), changed });
  return [
    part(draft.tenantId, `The organisation is now ${organisation}.`),
    part([customer?.contactId, customer?.name, customer?.email].map(shown), customerWords(draft)),
    part(date, `The invoice date is now ${date}.`),
    part(shown(dueDate), `The due date is now ${dueDate ?? 'not known'}.`),
    part(currency, `The currency is now ${currency}.`),
    part(reference, `The reference is now “${reference}”.`),
    part(status, status === 'DRAFT' ? 'It is now made as a draft.' : 'It is now approved at once.'),
    part(lines.map(pricing), `The lines have changed; there ${lines.length === 1 ? 'is' : 'are'} now ${lines.length}.`),
    part(lines.map(taxing), `Account or tax have changed: now ${first ? accountWords(first) : 'none'}.`),
    part(totals ? [totals.subTotal, totals.totalTax, totals.total] : '', `The total is now ${total}.`),
  ];
}

const customerWords = ({ customer }: InvoiceDraft): string =>
  customer ? `The customer is now “${customer.name}”.` : 'The customer is no longer known.';

const accountWords = ({ accountCode, taxType }: DraftLine): string =>
  `account ${accountCode ?? 'not known'}, tax ${taxType ?? 'not known'}`;
