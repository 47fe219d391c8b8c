import countries from 'i18n-iso-countries';
import { plainName } from './plain-name.ts';

/** Names and codes that people type and ISO 3166-1 does not have, and those of several countries that mean one. */
const ALSO: Record<string, string> = {
  uk: 'GB',
  'u k': 'GB',
  'united kingdom of great britain and northern ireland': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  xi: 'GB',
  el: 'GR',
  'republic of ireland': 'IE',
  eire: 'IE',
  holland: 'NL',
  brasil: 'BR',
  'u s a': 'US',
  'u s': 'US',
  america: 'US',
  'hong kong sar': 'HK',
  macau: 'MO',
  vatican: 'VA',
  'vatican city': 'VA',
  'falkland islands': 'FK',
  brunei: 'BN',
  laos: 'LA',
  moldova: 'MD',
  syria: 'SY',
  micronesia: 'FM',
  'cabo verde': 'CV',
  swaziland: 'SZ',
  burma: 'MM',
  'viet nam': 'VN',
  'u a e': 'AE',
  'british virgin islands': 'VG',
  'us virgin islands': 'VI',
  'canary islands': 'ES',
  'islas canarias': 'ES',
  'mainland china': 'CN',
  alderney: 'GG',
  sark: 'GG',
  aotearoa: 'NZ',
};

/** Each means one of two countries, which the library does not know. */
const EITHER = new Set(['channel islands', 'korea']);

/**
 * The ISO 3166-1 alpha-2 code of a country, from that code, alpha-3 or a name as people type it, in any language of the
 * library; null where it is none, or where it could be two. The names are those of i18n-iso-countries.
 */
export function countryOf(text: string): string | null {
  const name = plainName(text);
  if (name === '' || EITHER.has(name)) return null;
  return ALSO[name] ?? byCode(name) ?? byName(name);
}

/** A country's name as it stands in a sentence: `the United Kingdom`. */
export function countryWords(code: string): string {
  const name = countries.getName(code, 'en') ?? code;
  return /^(United|Netherlands|Philippines|Czech|Bahamas|Maldives|Republic|People|Isle of)|Islands$/.test(name)
    ? `the ${name}`
    : name;
}

const byCode = (name: string): string | null => {
  const code = name.toUpperCase();
  return /^[A-Z]{2,3}$/.test(code) && countries.isValid(code) ? (countries.toAlpha2(code) ?? null) : null;
};

const byName = (name: string): string | null => {
  english ??= namesIn(['en']);
  others ??= namesIn(countries.getSupportedLanguages());
  const found = english.get(name) ?? others.get(name);
  return found?.size === 1 ? [...found].join('') : null;
};

/** Made when first asked for: some twenty thousand names. */
let english: Map<string, Set<string>> | undefined;
let others: Map<string, Set<string>> | undefined;

function namesIn(languages: string[]): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  for (const language of languages)
    for (const [code, names] of Object.entries(countries.getNames(language, { select: 'all' })))
      for (const name of names) codes.set(plainName(name), (codes.get(plainName(name)) ?? new Set()).add(code));
  return codes;
}
