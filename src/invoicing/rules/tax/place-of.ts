import { countryOf, countryWords } from './country-of.ts';
import { compactCode, plainName } from './plain-name.ts';
import { subdivisionOf, type Divided } from './subdivision-of.ts';
import type { TaxPlace } from './tax-case.ts';
import { ownCountries, partOf, territories, type Territory } from './territories.ts';

/** Where a customer is, for tax: the Isle of Man is in GB, Monaco in FR, Liechtenstein in CH, Puerto Rico in US. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Code of the state, province or territory that matters; null: none does, or it is not known. */
  region: string | null;
  territory: Territory | null;
  /** As it stands in a sentence. */
  name: string;
  /** Whether enough is given to tell the parts of the country apart. */
  isExact: boolean;
}

/** Null: it has no country, or none that is known. */
export function placeOf(given: TaxPlace): Place | null {
  const text = given.country ?? '';
  const named = territories.find((one) => isCalled(one, text));
  if (named) return inTerritory(named);
  const code = countryOf(text);
  if (code === null) return null;
  const whole = territories.find(({ iso }) => iso === code);
  return whole ? inTerritory(whole) : inCountry(code, given);
}

function inCountry(code: string, given: TaxPlace): Place {
  const { region, postCode } = given;
  const post = compactCode(postCode);
  const own = ownCountries.find((one) => one.beside === code && one.postCode.test(post));
  if (own) return plain(own.country, true);
  const country = partOf[code] ?? code;
  if (country !== code)
    return country === 'US' ? inState(country, { region: code, postCode: null }) : { ...plain(code, true), country };
  if (code === 'US' || code === 'CA') return inState(code, given);
  const within = territories.filter((one) => one.country === code);
  const part = within.find((one) => one.postCode.test(post)) ?? within.find((one) => isCalled(one, region ?? ''));
  return part ? inTerritory(part) : plain(code, post !== '' || plainName(region ?? '') !== '');
}

function inState(country: Divided, given: Pick<TaxPlace, 'region' | 'postCode'>): Place {
  const state = subdivisionOf(country, given);
  return state ? { ...plain(country, true), region: state.code, name: state.name } : plain(country, false);
}

const plain = (code: string, isExact: boolean): Place => ({
  country: code,
  region: null,
  territory: null,
  name: countryWords(code),
  isExact,
});

const inTerritory = (territory: Territory): Place => ({
  country: territory.country,
  region: territory.code,
  territory,
  name: territory.name,
  isExact: true,
});

function isCalled({ code, name, iso, also }: Territory, text: string): boolean {
  const words = plainName(text);
  return words !== '' && [plainName(name), plainName(code), plainName(iso ?? ''), ...also].includes(words);
}
