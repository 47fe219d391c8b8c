import { dateWords } from '../../lib/calendar.ts';
import { moneyWords } from '../../lib/money.ts';
import type { Decimal } from '../../lib/money.ts';
import type { DraftLine, InvoiceDraft } from './draft.ts';
import { stepName } from './step-name.ts';
import { jsonText, type Json } from './json-text.ts';

/** A part of a draft by itself: what it is, exactly, and how it is told when it is no longer as it was shown. */
export interface DraftPart {
  /** Equal texts: nothing of this part has changed. */
  text: string;
  changed: string;
}

const shown = (value: string | Decimal | null | undefined): Json => value ?? '';

const pricing = (line: DraftLine): Json =>
  [line.description, line.quantity, line.unitAmount, line.discountRate, line.discountAmount].map(shown);

const taxing = ({ accountCode, taxType, taxRate, itemCode, tracking }: DraftLine): Json => [
  ...[accountCode, taxType, taxRate, itemCode].map(shown),
  ...tracking.map(({ optionId }) => optionId),
];

/** All that a person sees of what would be sent, part by part, always the same parts in the same order. */
export function draftParts(draft: InvoiceDraft): DraftPart[] {
  const { organisation, customer, currency, currencyRate, date, dueDate, reference, status, lines, totals } = draft;
  const { brandingTheme, step, stepId } = draft;
  const [first] = lines;
  const total = totals ? moneyWords(totals.total, currency) : 'not known';
  const part = (value: Json, changed: string): DraftPart => ({ text: jsonText(value), changed });
  return [
    part(draft.tenantId, `The organisation is now ${organisation}.`),
    part(
      [customer?.contactId, customer?.name, customer?.email, ...detailsOf(customer)].map(shown),
      customerWords(draft),
    ),
    part(date, `The invoice date is now ${dateWords(date)}.`),
    part(shown(dueDate), `The due date is now ${dueDate === null ? 'not known' : dateWords(dueDate)}.`),
    part([currency, shown(currencyRate)], currencyWords(draft)),
    part(shown(brandingTheme?.brandingThemeId), `The branding theme is now ${brandingTheme?.name ?? 'that of Xero'}.`),
    part(reference, `The reference is now “${reference}”.`),
    part(status, STATUS_WORDS[status]),
    part(step ? [stepId, stepName(step)] : 'whole', step ? `It bills ${stepName(step)}.` : 'It bills all of the deal.'),
    part(lines.map(pricing), `The lines have changed; there ${lines.length === 1 ? 'is' : 'are'} now ${lines.length}.`),
    part(lines.map(taxing), `Account or tax have changed: now ${first ? accountWords(first) : 'none'}.`),
    part(totals ? [totals.subTotal, totals.totalTax, totals.total] : '', `The total is now ${total}.`),
  ];
}

const STATUS_WORDS: Readonly<Record<InvoiceDraft['status'], string>> = {
  DRAFT: 'It is now made as a draft.',
  SUBMITTED: 'It is now submitted for approval.',
  AUTHORISED: 'It is now approved at once.',
};

function detailsOf(customer: InvoiceDraft['customer']): (string | null)[] {
  if (!customer?.isNew) return [];
  const { line, city, region, postCode, country, taxNumber } = customer.details;
  return [line, city, region, postCode, country, taxNumber];
}

const currencyWords = ({ currency, currencyRate }: InvoiceDraft): string =>
  `The currency is now ${currency}${currencyRate ? `, at a rate of ${currencyRate.toFixed()}` : ''}.`;

const customerWords = ({ customer }: InvoiceDraft): string =>
  customer ? `The customer is now “${customer.name}”.` : 'The customer is no longer known.';

const accountWords = ({ accountCode, taxType }: DraftLine): string =>
  `account ${accountCode ?? 'not known'}, tax ${taxType ?? 'not known'}`;
