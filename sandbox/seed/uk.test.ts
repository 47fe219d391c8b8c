import { theOrganisation } from './testing.ts';
import { ukWorld } from './uk.ts';

const days = ['2026-11-22', '2024-02-29', '2027-01-01', '2025-03-30', '2028-03-01'];

test('the same day gives the same world, another day another one', () => {
  expect(ukWorld('2026-11-22')).toEqual(ukWorld('2026-11-22'));
  expect(ukWorld('2026-11-23')).not.toEqual(ukWorld('2026-11-22'));
});

test('who is there does not depend on the day', () => {
  const idsOn = (today: string): string[] => {
    const world = ukWorld(today);
    const { contacts, invoices } = theOrganisation(world);
    const { companies, contacts: people, deals } = world.hubspot;
    const hubspotIds = [...companies, ...people, ...deals].map(({ id }) => id);
    return [
      ...hubspotIds,
      ...contacts.map(({ contactId }) => contactId),
      ...invoices.map(({ invoiceId }) => invoiceId),
    ].sort();
  };
  expect(idsOn('2024-02-29')).toEqual(idsOn('2026-11-22'));
});

describe.each(days)('on %s', (today) => {
  const world = ukWorld(today);
  const xero = theOrganisation(world);
  const { hubspot } = world;
  const sales = xero.invoices.filter(({ type }) => type === 'ACCREC');

  test('it is as large as promised', () => {
    expect(hubspot.companies).toHaveLength(60);
    expect(hubspot.contacts).toHaveLength(149);
    expect(hubspot.deals).toHaveLength(80);
    expect(sales).toHaveLength(400);
    expect(hubspot.lineItems.length).toBeGreaterThan(150);
  });

  test('every state, currency and way of taxing occurs', () => {
    const seen = (of: (invoice: (typeof sales)[number]) => string): string[] => [...new Set(sales.map(of))].sort();
    expect(seen(({ status }) => status)).toEqual(['AUTHORISED', 'DELETED', 'DRAFT', 'SUBMITTED', 'VOIDED']);
    expect(seen(({ currencyCode }) => currencyCode)).toEqual(['EUR', 'GBP']);
    expect(seen(({ lineAmountTypes }) => lineAmountTypes)).toEqual(['Exclusive', 'Inclusive', 'NoTax']);
    expect(new Set(hubspot.deals.map(({ properties }) => properties['dealstage']))).toHaveProperty('size', 7);
    expect(xero.invoices.filter(({ type }) => type === 'ACCPAY')).toHaveLength(8);
  });

  test('there is a quote in every status, and what repeats, is tracked and looks alike', () => {
    const { quotes, repeatingInvoices, brandingThemes, trackingCategories } = xero;
    expect(quotes.map(({ status }) => status).sort()).toEqual([
      'ACCEPTED',
      'DECLINED',
      'DELETED',
      'DRAFT',
      'INVOICED',
      'SENT',
    ]);
    expect(quotes.filter(({ date, updatedAt }) => date > today || updatedAt > today)).toEqual([]);
    expect(repeatingInvoices).toHaveLength(2);
    const documents = [...quotes, ...repeatingInvoices];
    const contacts = xero.contacts.filter(({ status }) => status === 'ACTIVE').map(({ contactId }) => contactId);
    expect(documents.filter(({ contactId }) => !contacts.includes(contactId))).toEqual([]);
    const options = trackingCategories.flatMap((category) => category.options.map((one) => one.trackingOptionId));
    const tracked = documents.flatMap(({ lines }) => lines.flatMap(({ tracking = [] }) => tracking));
    expect(tracked.length).toBeGreaterThan(3);
    expect(tracked.filter((option) => !options.includes(option))).toEqual([]);
    const themes = documents.flatMap(({ brandingThemeId }) => brandingThemeId ?? []);
    const known = brandingThemes.map(({ brandingThemeId }) => brandingThemeId);
    expect([themes.length, themes.filter((theme) => !known.includes(theme))]).toEqual([2, []]);
  });
});
