import { decimal, minorUnits, type Decimal } from '../../lib/money.ts';
import type { BillingBooks } from '../facts.ts';
import type { Choices, DraftLine, InvoiceDraft } from './draft.ts';
import { missing, warning, type Gap } from './gap.ts';

interface Checked {
  currency: string;
  choices: Pick<Choices, 'currencyRate'>;
  lines: readonly Pick<DraftLine, 'lineId' | 'lineAmount'>[];
  totals: InvoiceDraft['totals'];
}

/** What Xero keeps of every amount, whatever the currency. */
const KEPT_DECIMALS = 2;

/** What keeps an invoice in that currency from being made, or is worth a look (C42). */
export function currencyChecks(books: BillingBooks, { currency, choices, lines, totals }: Checked): Gap[] {
  const { currencies, baseCurrency, organisation } = books;
  const isKnown = currency === baseCurrency || currencies.includes(currency);
  return [
    ...(isKnown ? [] : [notEnabled(organisation, currency)]),
    ...rateGaps(choices.currencyRate, { currency, baseCurrency }),
    ...decimalGaps(currency, [...lines.map(({ lineAmount }) => lineAmount), totals?.total ?? null]),
  ];
}

/** The rate that was given; null: none, or none that can be used. */
export function currencyRateOf({ currencyRate }: Pick<Choices, 'currencyRate'>): Decimal | null {
  const rate = currencyRate === undefined ? null : decimal(currencyRate);
  return rate?.gt(0) ? rate : null;
}

function rateGaps(
  given: string | undefined,
  { currency, baseCurrency }: { currency: string; baseCurrency: string },
): Gap[] {
  if (given === undefined) return [];
  const ask = (message: string, fix: string): Gap[] => [missing('currency', { field: 'currencyRate', message, fix })];
  if (currency === baseCurrency)
    return ask(`An invoice in ${currency}, the currency of the books, has no exchange rate.`, 'Take the rate out.');
  const rate = currencyRateOf({ currencyRate: given });
  if (!rate) return ask('An exchange rate is greater than nothing.', 'Correct it, or take it out.');
  return rate.eq(rate.round(RATE_DECIMALS))
    ? []
    : ask(`An exchange rate has at most ${RATE_DECIMALS} decimals.`, 'Shorten it, or take it out.');
}

/** Xero shows and keeps rates with so many. */
const RATE_DECIMALS = 6;

/** Xero keeps two decimals of every currency: of some that is more than there are, of others less. */
function decimalGaps(currency: string, amounts: readonly (Decimal | null)[]): Gap[] {
  const own = minorUnits(currency);
  if (own > KEPT_DECIMALS) return [tooFine(currency, own)];
  const isFiner = amounts.some((amount) => amount !== null && !amount.eq(amount.round(own)));
  return isFiner ? [withoutDecimals(currency)] : [];
}

const tooFine = (currency: string, own: number): Gap =>
  warning('currency', {
    field: 'currency',
    message: `${currency} has ${own} decimals, and Xero keeps two of them: each line is rounded to those.`,
    fix: 'Compare the total with what was agreed.',
  });

const withoutDecimals = (currency: string): Gap =>
  warning('currency', {
    field: 'lines',
    message: `${currency} has no decimals, and the invoice would have some.`,
    fix: 'Round the prices of the deal so that lines and tax come to whole amounts.',
  });

const notEnabled = (organisation: string, currency: string): Gap =>
  missing('currency', {
    field: 'currency',
    message: `${organisation} has no currency ${currency} in Xero.`,
    fix: "Finance can add it in Xero, or the deal's currency can be changed.",
  });
