import { billingBooks, STANDARD } from '../../../../test/support/billing-facts.ts';
import { NOTHING_CHOSEN, type TaxSettings } from '../../../billing-settings/facts.ts';
import { decimal } from '../../../lib/money.ts';
import type { AddressFact } from '../../../mirror/facts.ts';
import type { BillingBooks } from '../../facts.ts';
import { taxByPlace, type PlaceFacts } from './tax-by-place.ts';

const REVERSE = { taxType: 'REVERSE', name: 'Zero Rated EC Services', rate: decimal('0') };
const RATES = { standard: STANDARD.taxType, reverse_charge: REVERSE.taxType };

const books = (tax: Partial<TaxSettings> = {}, more: Partial<BillingBooks> = {}): BillingBooks =>
  billingBooks({
    taxRates: [STANDARD, REVERSE],
    billing: { ...NOTHING_CHOSEN, tax: { ...NOTHING_CHOSEN.tax, byPlace: true, rates: RATES, ...tax } },
    ...more,
  });

const address = (more: Partial<AddressFact>): AddressFact => ({
  ...{ type: 'STREET', attentionTo: null, lines: [], city: null, region: null, postalCode: null, country: null },
  ...more,
});

const told = (more: Partial<PlaceFacts> = {}) =>
  taxByPlace({
    books: books(),
    company: { country: 'Germany', region: null, postCode: null, taxNumber: 'DE136695976' },
    contact: null,
    productType: 'service',
    ...more,
  });

test('nothing is decided while admins have not asked for it', () => {
  expect(told({ books: books({ byPlace: false }) })).toBeNull();
});

test('a company is a business: its rate and the rule', () => {
  expect(told()).toMatchObject({
    state: 'decided',
    rate: REVERSE,
    decision: { outcome: 'reverse_charge', rule: 'Business in Germany with a VAT number: reverse charge' },
  });
});

test('a person without a company is private, and found at the address in Xero: street before post', () => {
  const addresses = [address({ type: 'POBOX', country: 'Germany' }), address({ country: 'United Kingdom' })];
  const contact = { addresses, taxNumber: null };
  expect(told({ company: null, contact })).toMatchObject({ rate: STANDARD });
  expect(told({ company: null, contact: { ...contact, addresses: addresses.slice(0, 1) } })).toMatchObject({
    state: 'undecided',
    message: 'Whether services to a private customer in Germany are taxed at home depends on their kind.',
  });
  expect(told({ company: null, contact: null })).toMatchObject({ asks: 'country' });
});

test('what the CRM does not say is taken from the contact', () => {
  const company = { country: ' ', region: null, postCode: null, taxNumber: '' };
  const contact = { addresses: [address({ country: 'Deutschland' })], taxNumber: 'DE136695976' };
  expect(told({ company, contact })).toMatchObject({ rate: REVERSE });
});

test.each([
  ['service', 'reverse_charge', null],
  ['inventory', 'export', 'mapping'],
  ['non-inventory', null, 'supply'],
  [null, null, 'supply'],
])('a product of type %s comes to %s', (productType, outcome, asks) => {
  const tax = told({ productType });
  expect(tax?.state === 'decided' ? tax.decision.outcome : tax?.outcome).toBe(outcome);
  expect(tax?.state === 'decided' ? null : tax?.asks).toBe(asks);
});

test.each<[string | null, TaxSettings['supply'], string | null]>([
  [null, 'services', 'reverse_charge'],
  [null, 'goods', 'export'],
  [null, 'ask', null],
  ['service', 'goods', 'reverse_charge'],
  ['inventory', 'services', 'export'],
  ['non-inventory', 'services', null],
  ['not read', 'goods', null],
])('a product of type %s, where %s is set for those that say nothing, comes to %s', (productType, supply, outcome) => {
  const rates = { ...RATES, export: STANDARD.taxType };
  const tax = told({ productType, books: books({ supply, rates }) });
  expect(tax?.state === 'decided' ? tax.decision.outcome : null).toBe(outcome);
  if (outcome === null) expect(tax).toMatchObject({ asks: 'supply' });
});

test.each<[string, Partial<BillingBooks>]>([
  ['is not there any more', {}],
  ['is no longer active', { otherTaxRates: [{ ...REVERSE, status: 'DELETED', canApplyToRevenue: true }] }],
  ['is not for sales', { otherTaxRates: [{ ...REVERSE, status: 'ACTIVE', canApplyToRevenue: false }] }],
])('a rate that %s is asked for', (why, more) => {
  const tax = told({ books: books({}, { taxRates: [STANDARD], ...more }) });
  expect(tax).toMatchObject({ state: 'undecided', asks: 'mapping', outcome: 'reverse_charge' });
  expect(tax).toMatchObject({ message: expect.stringContaining(why) as string });
});

test.each<[string | null, string | null, boolean]>([
  ['GB123456789', null, true],
  [null, 'ACCRUAL', true],
  [null, 'NONE', false],
  [null, null, false],
  [' ', null, false],
])('books with the tax number %s and the basis %s may charge tax: %s', (taxNumber, salesTaxBasis, may) => {
  const tax = told({ books: books({}, { taxNumber, salesTaxBasis }) });
  expect(tax).toMatchObject(may ? { state: 'decided' } : { state: 'undecided', asks: 'nexus' });
});

test('an organisation in no country that is known is asked about', () => {
  expect(told({ books: books({}, { countryCode: null }) })).toMatchObject({ state: 'undecided', asks: 'nexus' });
});
