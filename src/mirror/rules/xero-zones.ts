import { WINDOWS_TO_IANA_MAP } from 'windows-iana';

/** Zones that Windows has retired and the package no longer lists, by what they meant. */
const RETIRED: readonly (readonly [string, string])[] = [
  ['KAMCHATKASTANDARDTIME', 'Asia/Kamchatka'],
  ['MIDATLANTICSTANDARDTIME', 'Etc/GMT+2'],
];

/** `001` is the whole world: the zone that stands for the name when no country is given. */
const WORLD = '001';

const IANA_BY_XERO_NAME: ReadonlyMap<string, string> = new Map([
  ...RETIRED,
  ...WINDOWS_TO_IANA_MAP.filter((zone) => zone.territory === WORLD).map(
    (zone) => [asXeroSpells(zone.windowsName), zone.iana[0]] as const,
  ),
]);

/**
 * The IANA zone of an organisation's time zone as Xero names it: the name that Windows gives the zone, in capitals and
 * without spaces, dots and hyphens (the enum `TimeZone` of Xero's accounting document). Null for a name that is not known.
 */
export function ianaZone(xeroName: string): string | null {
  return IANA_BY_XERO_NAME.get(xeroName) ?? null;
}

function asXeroSpells(windowsName: string): string {
  return windowsName.toUpperCase().replace(/[ .-]/g, '');
}
