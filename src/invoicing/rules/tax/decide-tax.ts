import type { TaxOutcome } from '../../../billing-settings/facts.ts';
import { europeanVat } from './european-vat.ts';
import { isMember } from './members.ts';
import { goodsAndServicesTax, otherTax, taxByState } from './other-taxes.ts';
import { placeOf, type Place } from './place-of.ts';
import { askCountry } from './questions.ts';
import { asked, type Sale, type Verdict } from './sale.ts';
import type { Supply, TaxCase, TaxDecision } from './tax-case.ts';
import { checkTaxNumber, type NumberForm } from './tax-number.ts';
import { partOf } from './territories.ts';

/**
 * The tax of a line by where the customer is (C49): one of the organisation's own rates and the rule that decided, or what has
 * to be known first. Never guessed. Tables, sources and what is not covered: docs/tax.md.
 */
export function decideTax(question: TaxCase): TaxDecision {
  const { customer, supply, settings } = question;
  const place = placeOf(customer.place);
  if (!place) return settled(askCountry(customer.place.country), settings);
  const decide = (kind: Supply): TaxDecision => settled(verdictOf(question, place, kind), settings);
  if (supply !== 'unknown') return decide(supply);
  const [services, goods] = [decide('services'), decide('goods')];
  return isSame(services, goods) ? services : settled(WHICH_SUPPLY, settings);
}

function verdictOf(question: TaxCase, place: Place, supply: Supply): Verdict {
  const country = question.seller.country.trim().toUpperCase();
  const seller = partOf[country] ?? country;
  const table = tableOf(seller);
  if (table !== taxByState && table !== otherTax && !question.seller.hasTaxNumber) return NOT_REGISTERED;
  const number = numberOf(question.customer.taxNumber, place, supply);
  const { registrations } = question.settings;
  return table({ seller, place, number, supply, registrations, kind: kindOf(question.customer.kind, place, number) });
}

function tableOf(seller: string): (sale: Sale) => Verdict {
  if (seller === 'GB' || isMember(seller)) return europeanVat;
  if (seller === 'AU' || seller === 'NZ') return goodsAndServicesTax;
  return seller === 'US' || seller === 'CA' ? taxByState : otherTax;
}

/** Goods to Northern Ireland are the EU's business, under a number of its own. */
function numberOf(taxNumber: string | null, place: Place, supply: Supply): NumberForm | 'none' {
  const number = taxNumber?.trim() ?? '';
  if (number === '') return 'none';
  return checkTaxNumber(place.region === 'XI' && supply === 'goods' ? 'XI' : place.country, number);
}

/** In Europe a VAT number is a business's: it answers the question, and speaks against a private customer. */
function kindOf(kind: Sale['kind'], place: Place, number: Sale['number']): Sale['kind'] {
  if (number !== 'valid_form' || !(isMember(place.country) || place.country === 'GB')) return kind;
  return kind === 'private' ? 'unknown' : 'business';
}

function settled(verdict: Verdict, { rates }: TaxCase['settings']): TaxDecision {
  if (verdict.is === 'asked') {
    const { asks, message, fix } = verdict;
    return { state: 'undecided', rule: null, message, fix, asks, outcome: null };
  }
  const { rule } = verdict;
  if (verdict.is === 'registered') return { state: 'decided', outcome: 'standard', taxType: verdict.taxType, rule };
  const { outcome } = verdict;
  const taxType = rates[outcome];
  if (taxType) return { state: 'decided', outcome, taxType, rule };
  const message = `No tax rate is set for “${OUTCOME_WORDS[outcome]}”.`;
  const fix = 'Choose one of the organisation’s rates for it in the tax settings, or choose the tax rate of the line.';
  return { state: 'undecided', rule, message, fix, asks: 'mapping', outcome };
}

function isSame(one: TaxDecision, other: TaxDecision): boolean {
  if (one.outcome !== other.outcome) return false;
  if (one.state === 'decided') return other.state === 'decided' && one.taxType === other.taxType;
  return other.state === 'undecided' && one.asks === other.asks;
}

const OUTCOME_WORDS: Record<TaxOutcome, string> = {
  standard: 'standard rate',
  reduced: 'reduced rate',
  zero: 'zero-rated',
  exempt: 'exempt',
  reverse_charge: 'reverse charge',
  export: 'export',
  out_of_scope: 'out of scope',
};

const WHICH_SUPPLY = asked(
  'supply',
  'It is not known whether the line is goods or a service.',
  'Set the type of the product in HubSpot, say in the tax settings what lines without one are, or choose the tax rate of the line.',
);

const NOT_REGISTERED = asked(
  'nexus',
  'The organisation has no tax number in Xero, so it is not known whether it may charge tax.',
  'Fill in its tax number in Xero, then refresh, or choose the tax rate of the line.',
);
