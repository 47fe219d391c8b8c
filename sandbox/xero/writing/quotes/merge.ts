import { randomUUID } from 'node:crypto';
import type { Quote } from '../../../seed/quote.ts';
import { isEditable } from '../../rules/quote-moves.ts';
import { mergeLines } from '../invoices/lines.ts';
import { nextNumber, rateOf } from '../invoices/merge.ts';
import { present } from '../present.ts';
import type { Unit } from '../unit.ts';
import type { QuoteInput } from './input.ts';

const blank = (unit: Unit): Quote => ({
  quoteId: randomUUID(),
  quoteNumber: '',
  contactId: '',
  status: 'DRAFT',
  date: unit.today,
  reference: '',
  title: '',
  summary: '',
  terms: '',
  lineAmountTypes: 'Exclusive',
  currencyCode: unit.organisation.baseCurrency,
  currencyRate: '1',
  lines: [],
  createdAt: unit.now,
  updatedAt: unit.now,
});

/** Of these a quote that can be edited keeps nothing that is not sent again. */
const CLEARED = { reference: '', title: '', summary: '', terms: '', lineAmountTypes: 'Exclusive' } as const;

/**
 * The quote that an input makes of another, or of nothing. Lines, dates and money that are not sent stay; texts and the way
 * of taxing do not, unless the quote can no longer be edited.
 */
export const mergeQuote = (
  unit: Unit,
  input: QuoteInput,
  { existing, contactId }: { existing: Quote | undefined; contactId: string },
): Quote => {
  const before = existing ?? blank(unit);
  const { organisation } = unit;
  const number = input.QuoteNumber ?? before.quoteNumber;
  const numbers = organisation.quotes.map(({ quoteNumber }) => quoteNumber);
  return {
    ...before,
    ...(isEditable(before.status) ? CLEARED : {}),
    contactId,
    quoteNumber: number === '' ? nextNumber('QU', numbers) : number,
    currencyRate: rateOf(unit, input, before),
    lines: mergeLines(input.LineItems, before.lines, { organisation, unitDecimals: 4, isQuote: true }),
    ...present({
      status: input.Status,
      date: input.Date,
      expiryDate: input.ExpiryDate,
      lineAmountTypes: input.LineAmountTypes,
      reference: input.Reference,
      title: input.Title,
      summary: input.Summary,
      terms: input.Terms,
      currencyCode: input.CurrencyCode,
      brandingThemeId: input.BrandingThemeID,
    }),
    updatedAt: unit.now,
  };
};
