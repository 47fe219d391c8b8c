import type { TaxOutcome } from '../../../billing-settings/facts.ts';
import type { Place } from './place-of.ts';
import type { Supply, TaxQuestion } from './tax-case.ts';
import type { NumberForm } from './tax-number.ts';

/** A sale of one kind, with what was found out of the customer; the tables decide on it. */
export interface Sale {
  /** ISO 3166-1 alpha-2 of the organisation. */
  seller: string;
  place: Place;
  kind: 'business' | 'private' | 'unknown';
  number: NumberForm | 'none';
  supply: Supply;
  registrations: { place: string; taxType: string }[];
}

/** What a table comes to: an outcome, the rate of a registration, or a question. */
export type Verdict =
  { is: 'outcome'; outcome: TaxOutcome; rule: string } | { is: 'registered'; taxType: string; rule: string } | Question;

export interface Question {
  is: 'asked';
  asks: TaxQuestion;
  message: string;
  fix: string;
}

export const comesTo = (outcome: TaxOutcome, rule: string): Verdict => ({ is: 'outcome', outcome, rule });
export const asked = (asks: TaxQuestion, message: string, fix: string): Question => ({
  is: 'asked',
  asks,
  message,
  fix,
});
