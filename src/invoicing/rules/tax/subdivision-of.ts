import { iso31662 } from 'iso-3166';
import { compactCode, plainName } from './plain-name.ts';

/** Where tax is a matter of the state or province. */
export type Divided = 'US' | 'CA';

export interface Subdivision {
  /** ISO 3166-2, e.g. `US-CA`. */
  code: string;
  name: string;
}

const ALSO: Record<string, string> = {
  'washington dc': 'US-DC',
  'washington d c': 'US-DC',
  'd c': 'US-DC',
  newfoundland: 'CA-NL',
  labrador: 'CA-NL',
  'p e i': 'CA-PE',
  pei: 'CA-PE',
  'yukon territory': 'CA-YT',
};

/** By the first letter of the post code; X is shared by two territories. Source: canadapost.ca, forward sortation areas. */
const BY_LETTER: Record<string, string> = {
  A: 'CA-NL',
  B: 'CA-NS',
  C: 'CA-PE',
  E: 'CA-NB',
  G: 'CA-QC',
  H: 'CA-QC',
  J: 'CA-QC',
  K: 'CA-ON',
  L: 'CA-ON',
  M: 'CA-ON',
  N: 'CA-ON',
  P: 'CA-ON',
  R: 'CA-MB',
  S: 'CA-SK',
  T: 'CA-AB',
  V: 'CA-BC',
  Y: 'CA-YT',
};

/**
 * The US state or Canadian province that is meant by `California`, `ca` or `US-CA`, else in Canada by the post code; null where
 * nothing tells. A US post code is not asked: some of them cross states.
 */
export function subdivisionOf(
  country: Divided,
  { region, postCode }: { region: string | null; postCode: string | null },
): Subdivision | null {
  const name = plainName(region ?? '');
  const named = name === '' ? null : (byName(country, name) ?? byCode(ALSO[name] ?? ''));
  return named ?? (country === 'CA' ? byCode(BY_LETTER[compactCode(postCode).slice(0, 1)] ?? '') : null);
}

const of = ({ code, name }: Subdivision): Subdivision => ({ code, name });
const byCode = (code: string): Subdivision | null => firstOf((one) => one.code === code);

const byName = (country: Divided, name: string): Subdivision | null =>
  firstOf((one) => {
    const short = one.code.toLowerCase().slice(3);
    return (
      one.code.startsWith(`${country}-`) &&
      [plainName(one.name), short, `${country.toLowerCase()} ${short}`].includes(name)
    );
  });

const DIVIDED = iso31662.filter(({ code }) => code.startsWith('US-') || code.startsWith('CA-'));

function firstOf(isIt: (one: Subdivision) => boolean): Subdivision | null {
  const found = DIVIDED.find(isIt);
  return found ? of(found) : null;
}
