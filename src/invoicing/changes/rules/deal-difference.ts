import { moneyWords, sum, zero, type Decimal } from '../../../lib/money.ts';
import type { BilledLine } from '../../rules/billed-lines.ts';
import { lineAmountOf } from '../../rules/line-amounts.ts';
import { titleOf, type SentInvoice, type SentLine } from './sent-invoice.ts';

/** One thing that is no longer as it was. */
export interface Difference {
  /** What it is about: a line by its name, or the currency. */
  what: string;
  /** Null: it was not there. */
  was: string | null;
  /** Null: it is there no more. */
  is: string | null;
  /** The same as a sentence without its full stop. */
  words: string;
}

/** How the deal differs from what an invoice was made of. */
export interface DealDifference {
  differences: Difference[];
  /** What the deal comes to more than the invoice was made of, without tax; below 0: less. Null: in another currency. */
  amount: Decimal | null;
}

/** What would be billed by the deal as it is now. */
export interface DealNow {
  currency: string;
  lines: readonly BilledLine[];
}

/** Where the deal differs from what the invoice was made of; null: nowhere (C101). Lines are known by their ids, those of older intents by their order. */
export function dealDifference(sent: SentInvoice, now: DealNow): DealDifference | null {
  const isElse = now.currency !== sent.currency;
  const pairs = pairsOf(sent.lines, now.lines);
  const lines = pairs.flatMap(({ was, is }) => lineDifference({ was, is, from: sent.currency, to: now.currency }));
  const differences = isElse ? [currencyDifference(sent.currency, now.currency), ...lines] : lines;
  if (differences.length === 0) return null;
  return { differences, amount: isElse ? null : sum(now.lines.map(amountOf)).minus(sum(sent.lines.map(amountOf))) };
}

interface Pair {
  was: SentLine | null;
  is: BilledLine | null;
}

function pairsOf(sent: readonly SentLine[], now: readonly BilledLine[]): Pair[] {
  const isById = sent.every(({ lineId }) => lineId !== null);
  const ofSent = (was: SentLine, index: number): BilledLine | null =>
    (isById ? now.find(({ lineId }) => lineId === was.lineId) : now[index]) ?? null;
  const pairs = sent.map((was, index): Pair => ({ was, is: ofSent(was, index) }));
  const known = new Set(pairs.map(({ is }) => is));
  return [...pairs, ...now.filter((line) => !known.has(line)).map((is): Pair => ({ was: null, is }))];
}

function lineDifference({ was, is, from, to }: Pair & { from: string; to: string }): Difference[] {
  if (!was) return is ? [added(is, to)] : [];
  if (!is) return [removed(was, from)];
  const isRepriced = !isSamePrice(was, is) || from !== to;
  if (!isRepriced && !isRenamed(was, is)) return [];
  const name = titleOf(was);
  if (!isRepriced)
    return [{ what: `“${name}”`, was: name, is: is.name, words: `“${name}” is called “${is.name}” now` }];
  const [before, after] = [priceWords(was, from), priceWords(is, to)];
  const isNamedAnew = isRenamed(was, is);
  const what = isNamedAnew ? `“${name}”, now “${is.name}”` : `“${name}”`;
  return [{ what, was: before, is: after, words: `${what}${isNamedAnew ? ',' : ''} was ${before}, is ${after}` }];
}

function added(line: BilledLine, currency: string): Difference {
  const [what, is] = [`“${line.name}”`, priceWords(line, currency)];
  return { what, was: null, is, words: `${what} was added: ${is}` };
}

function removed(line: SentLine, currency: string): Difference {
  const [what, was] = [`“${titleOf(line)}”`, priceWords(line, currency)];
  return { what, was, is: null, words: `${what} was removed: it was ${was}` };
}

const currencyDifference = (was: string, is: string): Difference => ({
  ...{ what: 'Currency', was, is },
  words: `The deal was in ${was}, is in ${is}`,
});

/** What a line costs, as both sides have it. */
export type Price = Pick<BilledLine, 'quantity' | 'unitAmount' | 'discountRate' | 'discountAmount'>;

const isSamePrice = (a: Price, b: Price): boolean =>
  isSame(a.quantity, b.quantity) &&
  isSame(a.unitAmount, b.unitAmount) &&
  isSame(a.discountRate, b.discountRate) &&
  isSame(a.discountAmount, b.discountAmount);

const isSame = (a: Decimal | null, b: Decimal | null): boolean => (a === null || b === null ? a === b : a.eq(b));

/** Only where invoices say the name of a line at all: how lines are described is set, and may have been set anew since. */
const isRenamed = (was: SentLine, is: BilledLine): boolean =>
  is.description.includes(is.name) && !was.description.includes(is.name);

function amountOf({ quantity, unitAmount, discountRate, discountAmount }: Price): Decimal {
  if (quantity === null || unitAmount === null) return zero;
  const discount = { discountRate: discountRate ?? undefined, discountAmount: discountAmount ?? undefined };
  return lineAmountOf({ quantity, unitAmount, ...discount, taxRate: zero });
}

/** `2 × GBP 500.00 less 10%`; an amount alone where it is one. */
export function priceWords({ quantity, unitAmount, discountRate, discountAmount }: Price, currency: string): string {
  if (unitAmount === null) return 'without a price';
  const one = unitWords(unitAmount, currency);
  const all = quantity === null ? `${one} without a quantity` : quantity.eq(1) ? one : `${quantity.toFixed()} × ${one}`;
  if (discountRate) return `${all} less ${discountRate.toFixed()}%`;
  return discountAmount ? `${all} less ${moneyWords(discountAmount, currency)}` : all;
}

/** With all the decimals that a price of one may have. */
const unitWords = (amount: Decimal, currency: string): string =>
  amount.eq(amount.round(2)) ? moneyWords(amount, currency) : `${currency} ${amount.toFixed()}`;
