import { NOTHING_CHOSEN, type BillingSettings } from '../../billing-settings/facts.ts';
import {
  around,
  billingBooks,
  billingContact,
  draftOf,
  liveDeal,
  liveLine,
} from '../../../test/support/billing-facts.ts';
import type { Choices, InvoiceDraft } from './draft.ts';

const said = ({ gaps, warnings }: InvoiceDraft) =>
  [...gaps, ...warnings].map(
    ({ severity, check, field, message }) => `${severity} ${check}/${field ?? '-'}: ${message}`,
  );
/** Without what is said of a customer about whom nothing is known. */
const of = (facts: Parameters<typeof draftOf>[0]) =>
  said(draftOf(facts)).filter((one) => !one.startsWith('warning contact_details'));
const set = (settings: Partial<BillingSettings>) => ({ ...NOTHING_CHOSEN, ...settings });
const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë & Söhne' };
const newcomer = (choices: Choices) => ({ customer: { record, contacts: [], namesakes: [] }, choices });

test('two primary companies', () => {
  expect(of({ deal: liveDeal({ hasTwoPrimary: true }) })).toEqual([
    'missing customer/-: HubSpot calls two companies of the deal primary.',
  ]);
});

test('a customer of whom little is known: a warning each, and the invoice can be made', () => {
  const contact = billingContact({ email: null });
  const draft = draftOf({ customer: { record, contacts: [contact], namesakes: [] } });
  expect(said(draft)).toEqual([
    'warning contact_details/email: “Zoë & Söhne GmbH” has no e-mail address in Xero, so the invoice cannot be e-mailed.',
    'warning contact_details/postCode: “Zoë & Söhne GmbH” has no post code in Xero.',
    'warning contact_details/country: It is not known in which country “Zoë & Söhne GmbH” is.',
  ]);
  expect(said(draftOf(newcomer({ newContactName: 'Zoë & Söhne' })))).toEqual([
    'warning contact_details/email: “Zoë & Söhne” has no e-mail address, so the invoice cannot be e-mailed.',
    'warning contact_details/postCode: “Zoë & Söhne” has no post code.',
    'warning contact_details/country: It is not known in which country “Zoë & Söhne” is.',
  ]);
  const address = { type: 'POBOX', attentionTo: null, lines: [], city: null, region: null };
  const addresses = [{ ...address, postalCode: 'N1', country: 'GB' }];
  expect(said(draftOf({ customer: { record, contacts: [billingContact({ addresses })], namesakes: [] } }))).toEqual([]);
});

test('a company without a country, where the place decides the tax: it is asked', () => {
  const billing = set({ tax: { ...NOTHING_CHOSEN.tax, byPlace: true, rates: { standard: 'OUTPUT2' } } });
  expect(of({ books: billingBooks({ billing }) })[0]).toMatch(/^missing tax\/country: /);
  const place = { address: null, city: null, region: null, postCode: null, country: 'United Kingdom' };
  const draft = draftOf({ books: billingBooks({ billing }), around: around({ place }) });
  expect(draft.gaps).toEqual([]);
  expect(draft.lines[0]).toMatchObject({ taxType: 'OUTPUT2', taxOutcome: 'standard' });
  expect(draft.lines[0]?.taxWhy).toMatch(/United Kingdom/);
});

test('a new contact is made with the address that the CRM has, or that was typed', () => {
  const place = { address: '1 Quay', city: 'Kiel', region: null, postCode: '24103', country: 'Germany' };
  const choices = { newContactName: 'Zoë', newContactCity: 'Bremen', newContactTaxNumber: 'DE136695976' };
  const draft = draftOf({ ...newcomer(choices), around: around({ place }) });
  expect(draft.customer?.details).toEqual({
    ...{ line: '1 Quay', city: 'Bremen', region: null, postCode: '24103', country: 'Germany' },
    taxNumber: 'DE136695976',
  });
});

test.each([
  [{ newContactName: 'x'.repeat(256) }, 'customer/customer: A contact in Xero has a name of at most 255 characters.'],
  [{ newContactName: 'Zoë <AG>' }, 'customer/customer: A contact in Xero needs a name, without angle brackets.'],
  [
    { newContactName: 'Zoë', newContactEmail: 'zoë@zoe.test' },
    'contact_details/customer: “zoë@zoe.test” is no e-mail address.',
  ],
  [
    { newContactName: 'Zoë', newContactPostCode: '1'.repeat(51) },
    'contact_details/customer: The post code of a contact has at most 50 characters in Xero.',
  ],
  [
    { newContactName: 'Zoë', newContactCountry: 'Area 51' },
    'contact_details/customer: “Area 51” is no country: Xero takes letters alone.',
  ],
])('a new contact that Xero would refuse: %j', (choices, message) => {
  expect(of(newcomer(choices))).toEqual([`missing ${message}`]);
});

test.each([
  ['1.25', 'EUR', []],
  [
    '1.25',
    'GBP',
    ['missing currency/currencyRate: An invoice in GBP, the currency of the books, has no exchange rate.'],
  ],
  ['0', 'EUR', ['missing currency/currencyRate: An exchange rate is greater than nothing.']],
  ['-1', 'EUR', ['missing currency/currencyRate: An exchange rate is greater than nothing.']],
  ['1.1234567', 'EUR', ['missing currency/currencyRate: An exchange rate has at most 6 decimals.']],
])('an exchange rate of %s for %s', (currencyRate, currency, expected) => {
  const draft = draftOf({ deal: liveDeal({ currency }), choices: { currencyRate } });
  expect(said(draft).filter((one) => !one.includes('contact_details'))).toEqual(expected);
  expect(draft.currencyRate?.toFixed() ?? null).toBe(Number(currencyRate) > 0 ? currencyRate : null);
});

test.each([
  [
    'JPY',
    '105',
    ['warning currency/lines: JPY has no decimals, and the invoice would have some.'],
    'ZERORATEDOUTPUT',
    '105.5',
  ],
  ['JPY', '105', [], 'ZERORATEDOUTPUT', '105'],
  ['JPY', 'tax', ['warning currency/lines: JPY has no decimals, and the invoice would have some.'], 'OUTPUT2', '103'],
  [
    ...['KWD', 'three decimals'],
    ['warning currency/currency: KWD has 3 decimals, and Xero keeps two of them: each line is rounded to those.'],
    ...['OUTPUT2', '100'],
  ],
])('an amount in %s: %s', (...[currency, , expected, taxType, unitPrice]) => {
  const books = billingBooks({ currencies: ['GBP', String(currency)] });
  const deal = liveDeal({ currency: String(currency), lines: [liveLine({ unitPrice: String(unitPrice) })] });
  expect(of({ books, deal, choices: { taxType: String(taxType) } })).toEqual(expected);
});

test('1,000 lines are taken, 1,001 are not', () => {
  const lines = (length: number) => liveDeal({ lines: Array.from({ length }, (_, n) => liveLine({ id: String(n) })) });
  expect(of({ deal: lines(1000) })).toEqual([]);
  expect(of({ deal: lines(1001) })).toEqual([
    'missing lines/lines: The deal has 1001 lines; an invoice takes at most 1000.',
  ]);
});

test('a quantity of eight decimals, and an amount larger than Xero keeps', () => {
  expect(of({ deal: liveDeal({ lines: [liveLine({ quantity: '1.00000001' })] }) })).toEqual([
    'missing lines/lines: Price or quantity of “Desk” has more than four decimals, which Xero does not keep.',
  ]);
  expect(of({ deal: liveDeal({ lines: [liveLine({ unitPrice: '10000000000' })] }) })).toEqual([
    "missing lines/lines: “Desk” comes to more than 9999999999.99, Xero's largest amount.",
  ]);
});

test('a quantity of more than thirteen characters', () => {
  const piece = (quantity: string) => of({ deal: liveDeal({ lines: [liveLine({ quantity, unitPrice: '0.01' })] }) });
  expect(piece('12345678.1234')).toEqual([]);
  expect(piece('123456789.1234')).toEqual([
    'missing lines/lines: The quantity of “Desk” has more than 13 characters, which Xero does not take.',
  ]);
});

test('a reference that is cut is told of, and never cut within a character', () => {
  const cut = { choices: { reference: `${'x'.repeat(254)}🚲` } };
  expect(draftOf(cut).reference).toBe('x'.repeat(254));
  expect(of({ choices: { reference: 'x'.repeat(255) } })).toEqual([]);
  expect(of({ choices: { reference: 'x'.repeat(256) } })).toEqual([
    'warning texts/reference: The reference is cut to 255 characters, which is all that Xero takes.',
  ]);
});

const texts = { ...NOTHING_CHOSEN.texts, brandingThemeId: 't1' };
const themes = [
  { brandingThemeId: 't1', name: 'Plain' },
  { brandingThemeId: 't2', name: 'Retail' },
];

test('the branding theme: as chosen, by rule, as set, and gone', () => {
  const rules = [{ when: [{ field: 'pipeline' as const, is: ['shop'] }], brandingThemeId: 't2' }];
  const books = billingBooks({ brandingThemes: themes, billing: set({ texts: { ...texts, brandingThemes: rules } }) });
  expect(draftOf({ books }).brandingTheme?.name).toBe('Plain');
  expect(draftOf({ books, deal: liveDeal({ pipelineId: 'shop' }) }).brandingTheme?.name).toBe('Retail');
  expect(draftOf({ books, choices: { brandingThemeId: 't2' } }).brandingTheme?.name).toBe('Retail');
  expect(draftOf().brandingTheme).toBeNull();
  expect(of({ books: billingBooks({ billing: set({ texts }) }) })).toEqual([
    'missing texts/brandingThemeId: The branding theme that was set is not there any more in Xero.',
  ]);
});

test('lines are described by the pattern that was set', () => {
  const billing = set({
    texts: { ...NOTHING_CHOSEN.texts, description: '{sku} {name}\n{description}\n({deal}, {customer})' },
  });
  const deal = liveDeal({ lines: [liveLine({ sku: 'D-1' })] });
  expect(draftOf({ books: billingBooks({ billing }), deal }).lines[0]?.description).toBe(
    'D-1 Desk\n(Refit, Zoë & Söhne GmbH)',
  );
});

const region = {
  ...{ categoryId: 'r', name: 'Region', status: 'ACTIVE' },
  options: [
    { optionId: 'n', name: 'North', status: 'ACTIVE' },
    { optionId: 's', name: 'South', status: 'ARCHIVED' },
  ],
};

test.each([
  ['n', ['Region: North'], []],
  ['s', [], ['missing texts/-: Tracking option “South” of “Region” is archived in Xero.']],
  ['x', [], ['missing texts/-: A tracking option that a rule sets is not there any more in Xero.']],
])('tracking by the option %s', (optionId, shown, expected) => {
  const billing = set({ lines: { ...NOTHING_CHOSEN.lines, tracking: [{ categoryId: 'r', optionId }] } });
  const facts = { books: billingBooks({ billing, trackingCategories: [region] }) };
  expect(of(facts)).toEqual(expected);
  expect(draftOf(facts).lines[0]?.tracking.map(({ category, option }) => `${category}: ${option}`)).toEqual(shown);
});

test('a line rule decides account, tax and tracking, and is named', () => {
  const when = [{ field: 'deal.region' as const, is: ['north'] }];
  const rules = [{ id: 'a', when, then: { accountCode: '200', taxType: 'ZERORATEDOUTPUT' } }];
  const billing = set({ lines: { ...NOTHING_CHOSEN.lines, rules } });
  const deal = liveDeal({ properties: { region: 'North' } });
  expect(draftOf({ books: billingBooks({ billing }), deal }).lines[0]).toMatchObject({
    ...{ accountCode: '200', accountWhy: 'Rule 1: region “North”' },
    ...{ taxType: 'ZERORATEDOUTPUT', taxWhy: 'Rule 1: region “North”' },
  });
});

test('terms of the company in HubSpot', () => {
  const books = billingBooks({ billing: set({ terms: { crmProperty: 'pay_terms' } }) });
  const deal = liveDeal({ companyProperties: { pay_terms: 'EOM' } });
  expect(draftOf({ books, deal })).toMatchObject({
    dueDate: '2026-11-30',
    terms: 'at the end of the invoice month, terms of the company in HubSpot',
  });
});
