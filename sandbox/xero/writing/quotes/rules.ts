import { Big } from 'big.js';
import type { Quote } from '../../../seed/quote.ts';
import type { Organisation } from '../../facts.ts';
import { isEditable, mayMoveQuote } from '../../rules/quote-moves.ts';
import { without } from '../../wire/wire.ts';
import { lineFaults } from '../invoices/line-rules.ts';
import { currencyFaults, themeFaults } from '../invoices/rules.ts';

const LONGEST = { quoteNumber: 255, reference: 4000, title: 100, summary: 3000, terms: 4000 } as const;
const WORDS = {
  quoteNumber: 'Quote #',
  reference: 'Reference',
  title: 'Title',
  summary: 'Summary',
  terms: 'Terms',
} as const;

const lengthFaults = (quote: Quote): string[] =>
  (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).flatMap((field) =>
    quote[field].length > LONGEST[field] ? [`${WORDS[field]} must be ${LONGEST[field]} characters or less.`] : [],
  );

const numberFaults = ({ quoteId, quoteNumber }: Quote, { quotes }: Organisation): string[] =>
  quotes.some(
    (other) =>
      other.quoteId !== quoteId &&
      other.status !== 'DELETED' &&
      other.quoteNumber.toLowerCase() === quoteNumber.toLowerCase(),
  )
    ? ['Quote # must be unique.']
    : [];

/** What is wrong with a quote as it would be, each message once. */
export const quoteFaults = (quote: Quote, organisation: Organisation): string[] => {
  const { lineAmountTypes } = quote;
  const document = { type: 'ACCREC', lineAmountTypes, isBooked: false, taxesByAccount: false } as const;
  const faults = [
    ...(quote.lines.length === 0 ? ['One or more line items must be specified'] : []),
    ...quote.lines.flatMap((line) => lineFaults(line, { organisation, document })),
    ...numberFaults(quote, organisation),
    ...lengthFaults(quote),
    ...currencyFaults(quote, organisation),
    ...themeFaults(quote, organisation),
    ...(quote.expiryDate !== undefined && quote.expiryDate < quote.date
      ? ['The expiry date cannot be before the date of the quote']
      : []),
  ];
  return [...new Set(faults)];
};

const number = (value: string | undefined): string => new Big(value ?? 0).toFixed();

/** All of a quote but its status, however its numbers are written. */
const content = (quote: Quote): string => {
  const { lines, currencyRate } = quote;
  const rest = without({ ...quote }, ['lines', 'currencyRate', 'status', 'updatedAt']);
  const values = lines.map(({ quantity, unitAmount, discountRate, discountAmount, ...line }) => [
    line.lineItemId,
    line.description,
    line.itemCode,
    line.accountCode,
    line.taxType,
    line.tracking ?? [],
    ...[quantity, unitAmount, discountRate, discountAmount].map(number),
  ]);
  return JSON.stringify([Object.entries(rest).toSorted(), number(currencyRate), values]);
};

/** Why a quote may not become what a write makes of it; nothing when it may. */
export const moveFaults = (existing: Quote, after: Quote): string[] => {
  if (!mayMoveQuote(existing.status, after.status)) return ['Quote not of valid status for modification'];
  return isEditable(existing.status) || content(existing) === content(after)
    ? []
    : ['Only the status of a quote can be changed that is not DRAFT or SENT'];
};
