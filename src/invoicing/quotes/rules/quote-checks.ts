import { dateWords, type CalendarDate } from '../../../lib/calendar.ts';
import { moneyWords, type Decimal } from '../../../lib/money.ts';
import type { QuoteFact } from '../../../mirror/facts.ts';
import type { Choices, DraftStep } from '../../rules/draft.ts';
import { missing, warning, type Gap } from '../../rules/gap.ts';
import type { DraftQuote } from '../facts.ts';

/** What is made of a quote of HubSpot's. */
export type QuotePurpose = 'quote' | 'invoice';

/** What Xero takes of a quote. Source: https://developer.xero.com/documentation/api/accounting/quotes. */
export const LONGEST = { title: 100, summary: 3000, terms: 4000, number: 255 } as const;

export interface QuoteFacts {
  purpose: QuotePurpose;
  quote: DraftQuote;
  /** Which of its texts are longer than Xero takes. */
  isCut: { title: boolean; terms: boolean; summary: boolean };
  /** The quote in Xero that it is; null: none, or it was deleted there. */
  linked: QuoteFact | null;
  /** A quote from elsewhere in Xero that has its number. */
  alike: QuoteFact | null;
  /** Whether invoices that stand were made of it here. */
  isBilledHere: boolean;
}

interface Around {
  today: CalendarDate;
  choices: Pick<Choices, 'quoteEnded'>;
  currency: string;
  totals: { total: Decimal } | null;
  /** Null: all of the deal at once. */
  step: Pick<DraftStep, 'deal'> | null;
}

/** What was found of a draft, and what its quote adds to that. A quote has no due date, and nobody approves it in Xero. */
export function withQuoteChecks(found: readonly Gap[], facts: QuoteFacts, around: Around): Gap[] {
  if (facts.purpose === 'invoice') return [...found, ...endedChecks(facts, around), ...differsChecks(facts, around)];
  const kept = found.filter(({ check }) => check !== 'dates' && check !== 'approval');
  return [...kept, ...numberChecks(facts), ...expiryChecks(facts, around), ...cutChecks(facts)];
}

/** Why a quote should not be billed any more, in words; null: it may be. */
function endedWords({ state, expiresOn }: Pick<DraftQuote, 'state' | 'expiresOn'>, xero: string | null): string | null {
  if (state === 'void') return 'The quote was withdrawn in HubSpot.';
  if (xero === 'DECLINED') return 'The quote was declined in Xero.';
  if (state === 'rejected') return 'The quote was not approved in HubSpot.';
  return state === 'expired'
    ? `The quote expired on ${expiresOn === null ? 'a day that has passed' : dateWords(expiresOn)}.`
    : null;
}

function endedChecks({ quote, linked }: QuoteFacts, { choices }: Around): Gap[] {
  const message = endedWords(quote, linked?.status ?? null);
  if (message === null) return [];
  const said = { field: 'quoteEnded', message, fix: 'Bill it all the same, or cancel.' } as const;
  return [choices.quoteEnded === 'bill' ? warning('lines', said) : missing('lines', said)];
}

/** Quoted = invoiced: where the quote stands in Xero with another total, a person sees it before it is billed. */
function differsChecks({ linked, isBilledHere }: QuoteFacts, around: Around): Gap[] {
  if (!linked || !around.totals) return [];
  const checks: Gap[] = [];
  const message = otherTotal(linked, { ...around, totals: around.totals });
  if (message !== null)
    checks.push(warning('lines', { message, fix: 'Compare the two: one of them was changed since.' }));
  if (linked.status === 'INVOICED' && !isBilledHere)
    checks.push(
      warning('lines', {
        message: `Quote ${linked.quoteNumber} is marked as invoiced in Xero already.`,
        fix: 'Look there whether an invoice was made by hand.',
      }),
    );
  return checks;
}

/** Of a step no total is compared: it is part of what all of them come to, without tax. */
function otherTotal(
  linked: QuoteFact,
  { currency, totals, step }: Pick<Around, 'currency' | 'step'> & { totals: { total: Decimal } },
): string | null {
  const [quoted, billed] = step ? [linked.subTotal, step.deal] : [linked.total, totals.total];
  if (linked.currency === currency && quoted.eq(billed)) return null;
  const [is, would] = [moneyWords(quoted, linked.currency), moneyWords(billed, currency)];
  return step
    ? `The quote in Xero comes to ${is} without tax, what is billed of it in steps to ${would}.`
    : `The quote in Xero comes to ${is}, this invoice to ${would}.`;
}

function numberChecks({ quote: { number }, linked, alike }: QuoteFacts): Gap[] {
  if (number === null) return [NO_NUMBER];
  if (number.length > LONGEST.number) return [LONG_NUMBER];
  if (linked)
    return [
      stands(`This quote stands in Xero already, as ${linked.quoteNumber}.`, 'Close this and look at the card again.'),
    ];
  if (!alike) return [];
  const what = `${alike.quoteNumber} over ${moneyWords(alike.total, alike.currency)}`;
  return [
    stands(
      `Xero has a quote of that number already: ${what}.`,
      'If it is this quote, link it on the card; else change one of the numbers.',
    ),
  ];
}

const stands = (message: string, fix: string): Gap => missing('texts', { message, fix });

const NO_NUMBER = missing('texts', {
  message: 'HubSpot has given the quote no number yet.',
  fix: 'Publish the quote in HubSpot, then look again.',
});

const LONG_NUMBER = missing('texts', {
  message: `The number of the quote is longer than the ${LONGEST.number} characters that Xero takes.`,
  fix: 'Shorten it in HubSpot, then look again.',
});

function expiryChecks({ quote: { state, expiresOn } }: QuoteFacts, { today }: Around): Gap[] {
  const ended = state === 'void' || state === 'rejected' ? endedWords({ state, expiresOn }, null) : null;
  if (ended !== null) return [missing('dates', { message: ended, fix: 'Make another quote in HubSpot.' })];
  if (expiresOn === null || expiresOn >= today) return [];
  const message = `The quote expired on ${dateWords(expiresOn)}, and Xero takes none that ends before it begins.`;
  return [missing('dates', { message, fix: 'Give it a later date in HubSpot, then look again.' })];
}

function cutChecks({ isCut }: QuoteFacts): Gap[] {
  const cut = (['title', 'summary', 'terms'] as const).filter((field) => isCut[field]);
  return cut.map((field) =>
    warning('texts', {
      message: `${NAMES[field]} is cut to ${LONGEST[field].toLocaleString('en')} characters, which is all that Xero takes.`,
      fix: 'Shorten it in HubSpot if the end matters.',
    }),
  );
}

const NAMES = { title: 'The title', summary: 'The comment to the buyer', terms: 'The terms' } as const;
