import type { DraftFacts } from '../../src/invoicing/rules/make-draft.ts';
import { liveDeal } from '../support/billing-facts.ts';
import {
  billed,
  choose,
  contactOf,
  contactSent,
  invoiceSent,
  kept,
  line,
  lineSent,
  record,
  saidTo,
  typed,
  type Row,
} from './support/readiness-rows.ts';
import { readinessXero, type ReadinessXero } from './support/readiness-xero.ts';

let xero: ReadinessXero;
beforeAll(async () => (xero = await readinessXero()));
afterAll(() => xero.close());

const GONE = '00000000-0000-4000-8000-000000000000';
const archivedOption = (xero: ReadinessXero) => {
  const { categoryId, options } = xero.books.trackingCategories.find((one) =>
    one.options.some(({ status }) => status === 'ARCHIVED'),
  )!;
  return { categoryId, optionId: options.find(({ status }) => status === 'ARCHIVED')!.optionId };
};
const tracked = (xero: ReadinessXero): Partial<DraftFacts> => {
  const { billing } = xero.books;
  return {
    books: { ...xero.books, billing: { ...billing, lines: { ...billing.lines, tracking: [archivedOption(xero)] } } },
  };
};
const noTerms = (xero: ReadinessXero): Partial<DraftFacts> => ({ books: { ...xero.books, salesTerms: null } });

/** With what Xero says to it. */
const REFUSED: (readonly [...Row, says: string])[] = [
  [
    'nobody to bill',
    'customer',
    () => ({ customer: { record: null, contacts: [], namesakes: [] } }),
    invoiceSent({ Contact: {} }),
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
  ],
  [
    'an archived contact',
    'customer',
    (xero) => billed(contactOf(xero, 'ARCHIVED')),
    (xero) => ({ invoice: { Contact: { ContactID: contactOf(xero, 'ARCHIVED').contactId } } }),
    'is archived. Restore it before using it on a document.',
  ],
  [
    'a name that is taken',
    'customer',
    (xero) => ({ customer: { record, contacts: [], namesakes: [contactOf(xero, 'ACTIVE')] } }),
    (xero) => ({ contact: { Name: contactOf(xero, 'ACTIVE').name.toUpperCase() } }),
    'is already assigned to another contact. The contact name must be unique across all active contacts.',
  ],
  [
    'no name',
    'customer',
    typed({ newContactName: ' ' }),
    contactSent({ Name: '', ContactNumber: 'HS-COMPANY-4711' }),
    'Contact Name cannot be empty.',
  ],
  [
    'an address that is none',
    'contact_details',
    typed({ newContactEmail: 'zoë@firm.test' }),
    contactSent({ EmailAddress: 'zoë@firm.test' }),
    'Email address must be valid',
  ],
  [
    'a country with other than letters',
    'contact_details',
    typed({ newContactCountry: 'Nr 5' }),
    contactSent({ Name: 'Of no country', Addresses: [{ AddressType: 'POBOX', Country: 'Nr 5' }] }),
    'The country of an address can hold letters only.',
  ],
  [
    'a tax number that is too long',
    'contact_details',
    typed({ newContactTaxNumber: '9'.repeat(51) }),
    contactSent({ TaxNumber: '9'.repeat(51) }),
    'cannot be longer than 50 characters.',
  ],
  ['no description', 'lines', line({ name: ' ' }), lineSent({ Description: ' ' }), 'Description must be specified'],
  [
    'a discount over the line',
    'lines',
    line({ discountRate: '120' }),
    lineSent({ DiscountRate: 120 }),
    'Discount must not be greater than the line total.',
  ],
  [
    'a quantity that is too long',
    'lines',
    line({ quantity: '123456789.1234', unitPrice: '0.01' }),
    lineSent({ Quantity: 123_456_789.1234, UnitAmount: 0.01 }),
    'Quantity must have at most 13 digits',
  ],
  [
    'less than nothing to pay',
    'lines',
    line({ unitPrice: '-5' }),
    lineSent({ UnitAmount: -5 }),
    'The total of an invoice cannot be negative',
  ],
  [
    'an item that is gone',
    'items',
    choose({ lines: { line: { itemCode: 'GONE' } } }),
    lineSent({ ItemCode: 'GONE' }),
    "Item code 'GONE' is not valid",
  ],
  [
    'no account',
    'account',
    choose({ accountCode: undefined }),
    lineSent({ AccountCode: undefined }),
    'Account code must be specified',
  ],
  [
    'an account of expenses',
    'account',
    choose({ accountCode: '400' }),
    lineSent({ AccountCode: '400', TaxType: 'NONE' }),
    "Account code '400' is not a valid code for this document.",
  ],
  [
    'an archived account',
    'account',
    choose({ accountCode: '205' }),
    lineSent({ AccountCode: '205' }),
    "Account code '205' has been archived, or has been deleted. Each line item must reference a valid account.",
  ],
  [
    'a rate for expenses',
    'tax',
    choose({ taxType: 'INPUT2' }),
    lineSent({ TaxType: 'INPUT2' }),
    "The TaxType code 'INPUT2' cannot be used with account code '200'.",
  ],
  [
    'a rate that is archived',
    'tax',
    choose({ taxType: 'ECZROUTPUT' }),
    lineSent({ TaxType: 'ECZROUTPUT' }),
    "The TaxType code 'ECZROUTPUT' does not exist or cannot be used with this type of transaction.",
  ],
  [
    'a currency that is not enabled',
    'currency',
    () => ({ deal: liveDeal({ currency: 'CHF' }) }),
    invoiceSent({ CurrencyCode: 'CHF' }),
    'Organisation is not subscribed to currency CHF',
  ],
  [
    'a rate of nothing',
    'currency',
    () => ({ deal: liveDeal({ currency: 'EUR' }), choices: { currencyRate: '0' } }),
    invoiceSent({ CurrencyCode: 'EUR', CurrencyRate: 0 }),
    'CurrencyRate must be greater than zero',
  ],
  [
    'a locked period',
    'dates',
    (xero) => ({ today: xero.books.periodLockDate ?? '' }),
    (xero) => ({ invoice: { Date: xero.books.periodLockDate } }),
    'The document date cannot be before the period lock date, currently set at',
  ],
  [
    'a locked year',
    'dates',
    (xero) => ({ today: xero.books.endOfYearLockDate ?? '' }),
    (xero) => ({ invoice: { Date: xero.books.endOfYearLockDate } }),
    'The document date cannot be before the end of year lock date, currently set at',
  ],
  ['no terms', 'dates', noTerms, invoiceSent({ DueDate: undefined }), 'Due Date must be specified'],
  [
    'a theme that is gone',
    'texts',
    choose({ brandingThemeId: GONE }),
    invoiceSent({ BrandingThemeID: GONE }),
    'The BrandingThemeID is not valid',
  ],
  [
    'an archived tracking option',
    'texts',
    tracked,
    (xero) => ({ line: { Tracking: [{ TrackingOptionID: archivedOption(xero).optionId }] } }),
    'There is no ACTIVE tracking option with the id',
  ],
];

test('a deal that is ready is taken', async () => {
  expect([kept(xero, {}), await saidTo(xero, {})]).toEqual([[], []]);
});

test.each(REFUSED)('%s: is stopped here, and Xero would refuse it', async (...[, check, facts, sent, says]) => {
  expect(kept(xero, facts(xero))).toEqual([check]);
  expect((await saidTo(xero, sent(xero))).filter((words) => words.includes(says))).toHaveLength(1);
});
