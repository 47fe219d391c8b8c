import { isMember } from './members.ts';
import { askKind, askNumber, askPart, askSupply, CHOOSE } from './questions.ts';
import { asked, type Sale, type Verdict } from './sale.ts';

/** Codes that people write for another one. */
const ALIAS: Record<string, string> = { UK: 'GB', EL: 'GR', 'GB-NIR': 'XI', IM: 'GB', MC: 'FR' };

const codeOf = (place: string): string => {
  const code = place.trim().toUpperCase();
  return ALIAS[code] ?? code;
};

/** Whether the organisation is registered there, in a country or a part of it. */
export const isRegisteredIn = ({ registrations }: Pick<Sale, 'registrations'>, place: string): boolean =>
  registrations.some((one) => codeOf(one.place) === place);

/**
 * What a registration away from home says of a sale: the rate that was set for it, a question, or null where the sale is
 * decided as if there were none. To a business elsewhere it does not say: most countries leave the tax to the customer.
 */
export function byRegistration(sale: Sale): Verdict | null {
  const { registrations, place, kind, supply } = sale;
  const isDivided = place.country === 'US' || place.country === 'CA';
  const isAnyPart = registrations.some((one) => codeOf(one.place).startsWith(`${place.country}-`));
  if (isDivided && place.region === null && isAnyPart) return askPart(place);
  const found = registrations.find((one) => codeOf(one.place) === (place.region ?? place.country));
  if (!found) return null;
  if (isDivided || kind === 'private') return rateOf(found.taxType, place.name);
  if (kind === 'unknown') return askKind(sale);
  if (supply === 'goods') return askSupply(`It is not known whether the goods are sold from stock in ${place.name}.`);
  if (!isMember(place.country) && place.country !== 'GB') return askWhetherBusinessPays(place.name);
  return sale.number === 'valid_form' ? null : askNumber(sale);
}

/** The rate that was set for sales there. */
const rateOf = (taxType: string, name: string): Verdict => ({
  is: 'registered',
  taxType,
  rule: `Registered for tax in ${name}: the rate set for sales there`,
});

/** The rate that was set for a part of the home country; null: none. */
export function rateOfPart({ registrations, place }: Sale): Verdict | null {
  const found = registrations.find((one) => codeOf(one.place) === place.region);
  return found ? rateOf(found.taxType, place.name) : null;
}

const askWhetherBusinessPays = (name: string): Verdict =>
  asked(
    'nexus',
    `The organisation is registered in ${name}; whether it charges a business there is not known.`,
    CHOOSE,
  );
