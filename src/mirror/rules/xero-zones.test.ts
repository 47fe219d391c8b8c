import { readFileSync } from 'node:fs';
import { isZone } from '../../lib/calendar.ts';
import { ianaZone } from './xero-zones.ts';

/** Every value of the enum `TimeZone` in Xero's accounting document. */
const fixture = new URL('../../../test/fixtures/xero-time-zones.json', import.meta.url);
const names = JSON.parse(readFileSync(fixture, 'utf8')) as string[];

/** Hours east of UTC on 1 July 2026, when the north has summer time. */
function hoursInJuly(zone: string): number {
  const july = new Date('2026-07-01T12:00:00Z');
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(july);
  const offset = name.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) + Number(minutes ?? 0) / 60);
}

test('the fixture holds the whole enum', () => expect(names).toHaveLength(141));

test.each(names)('%s is a zone that this machine knows', (name) => {
  const zone = ianaZone(name);
  expect(zone).not.toBeNull();
  expect(isZone(zone!)).toBe(true);
});

test.each([
  ['GMTSTANDARDTIME', 1],
  ['NEWZEALANDSTANDARDTIME', 12],
  ['AUSEASTERNSTANDARDTIME', 10],
  ['EASTERNSTANDARDTIME', -4],
  ['SOUTHAFRICASTANDARDTIME', 2],
  ['CENTRALSTANDARDTIME(MEXICO)', -6],
  ['INDIASTANDARDTIME', 5.5],
  ['UTC', 0],
  ['UTC02', -2],
  ['UTC11', -11],
  ['UTC+12', 12],
  ['UTC+13', 13],
  ['MIDATLANTICSTANDARDTIME', -2],
  ['KAMCHATKASTANDARDTIME', 12],
])('%s is %d hours east of UTC in July', (name, hours) => expect(hoursInJuly(ianaZone(name)!)).toBe(hours));

test('a name that Xero does not have gives null', () => {
  expect(ianaZone('MARSSTANDARDTIME')).toBeNull();
  expect(ianaZone('')).toBeNull();
});
