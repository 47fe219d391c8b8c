import { largeWorld } from './large.ts';
import { theOrganisation } from './testing.ts';

const today = '2026-11-22';
const size = { customers: 100, invoices: 2000, seed: 7 };
const { hubspot, ...world } = largeWorld(today, size);
const xero = theOrganisation({ hubspot, ...world });

test('as many customers and invoices as asked for, every company with one contact in Xero', () => {
  expect(hubspot.companies).toHaveLength(100);
  expect(hubspot.deals).toHaveLength(250);
  expect(xero.invoices).toHaveLength(2000);
  expect(xero.contacts.map(({ name }) => name)).toEqual(hubspot.companies.map(({ properties }) => properties['name']));
});

test('most invoices are paid, some are credited, and they spread over five years and two currencies', () => {
  const paid = xero.invoices.filter(({ payments }) => payments.length > 0).length;
  expect(paid / 2000).toBeGreaterThan(0.6);
  expect(xero.creditNotes.length).toBeGreaterThan(20);
  expect(xero.overpayments.length).toBeGreaterThan(2);
  expect(new Set(xero.invoices.map(({ date }) => date.slice(0, 4))).size).toBe(6);
  expect(new Set(xero.invoices.map(({ currencyCode }) => currencyCode))).toEqual(new Set(['EUR', 'GBP']));
});

test('another seed gives other customers', () => {
  const other = largeWorld(today, { ...size, seed: 8 }).hubspot.companies.map(({ id }) => id);
  const ids = new Set(hubspot.companies.map(({ id }) => id));
  expect(other.filter((id) => ids.has(id))).toEqual([]);
});
