import { auWorld } from '../au.ts';
import { cast } from '../cast.ts';
import { openOf, theOrganisation } from '../testing.ts';
import { auCast } from './cast.ts';
import { users } from './users.ts';

const today = '2026-11-22';
const world = auWorld(today);
const xero = theOrganisation(world);

const open = (who: { xeroContactIds: string[] }) => openOf(world, who.xeroContactIds, today);

test.each([
  [auCast.paysOnTime, []],
  [auCast.paysLate, [-6]],
  [auCast.nzdOnly, [12, -9]],
  [auCast.bothCurrencies, [18, -4]],
  [auCast.dueToday, [0]],
  [auCast.dueYesterday, [1]],
  [auCast.overdue95, [95]],
  [auCast.onlyDraft, []],
  [auCast.onlyVoided, []],
  [auCast.noXeroContact, []],
  [auCast.ownedByOtherTeam, [40]],
  [auCast.soleTrader, [7]],
])('$name is overdue by the days that its sentence says', (who, expected) => {
  expect(open(who).map(({ daysOverdue }) => daysOverdue + 0)).toEqual(expected);
});

test.each([
  [auCast.gstPerLine, [1_568n], [-11]],
  [auCast.inclusive, [66_000n], [-8]],
  [auCast.gstFree, [31_500n], [5]],
  [auCast.basExcluded, [50_000n], [-20]],
  [auCast.partPaid, [58_000n], [22]],
  [auCast.credited, [33_000n], [16]],
  [auCast.overpaid, [15_000n], [-15]],
])('$name owes the amount that its sentence says', (who, cents, days) => {
  expect(open(who).map(({ pence }) => pence)).toEqual(cents);
  expect(open(who).map(({ daysOverdue }) => daysOverdue)).toEqual(days);
});

test('it is an Australian organisation: its money, its zone, its taxes, and two currencies', () => {
  expect(xero).toMatchObject({ countryCode: 'AU', baseCurrency: 'AUD', timeZone: 'AUSEASTERNSTANDARDTIME' });
  const used = new Set(xero.invoices.flatMap(({ lines }) => lines.map(({ taxType }) => taxType)));
  expect([...used].sort()).toEqual(['BASEXCLUDED', 'EXEMPTEXPENSES', 'EXEMPTEXPORT', 'EXEMPTOUTPUT', 'OUTPUT']);
  expect(new Set(xero.invoices.map(({ currencyCode }) => currencyCode))).toEqual(new Set(['AUD', 'NZD']));
  const abroad = xero.invoices.filter(({ currencyCode }) => currencyCode === 'NZD').flatMap(({ lines }) => lines);
  expect(new Set(abroad.map(({ taxType }) => taxType))).toEqual(new Set(['EXEMPTEXPORT']));
});

test('nothing of it is the British world’s: neither portal, people nor organisation', () => {
  expect(auCast.portalId).not.toBe(cast.portalId);
  expect(auCast.organisationId).not.toBe(cast.organisationId);
  const british = Object.values(cast.users).flatMap(({ userId, ownerId, email }) => [String(userId), ownerId, email]);
  const own = Object.values(users).flatMap(({ userId, ownerId, email }) => [String(userId), ownerId, email]);
  expect(own.filter((each) => british.includes(each))).toEqual([]);
});

test('the deals of the cast are in the world, with the lines that they tell of', () => {
  const found = Object.values(auCast.deals).map(({ dealId }) => world.hubspot.deals.find(({ id }) => id === dealId));
  expect(found.map((deal) => deal?.properties['deal_currency_code'])).toEqual(['AUD', 'NZD', 'AUD', 'AUD', 'AUD']);
  const skus = new Set(xero.items.map(({ code }) => code));
  const unknown = world.hubspot.lineItems.filter(({ properties }) => !skus.has(properties['hs_sku'] ?? ''));
  expect([...new Set(unknown.map(({ properties }) => properties['hs_sku']))]).toEqual(['FITOUT']);
});
