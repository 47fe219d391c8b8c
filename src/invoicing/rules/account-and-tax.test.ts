import { billingBooks, PRINT, SALES, STANDARD, ZERO_RATED } from '../../../test/support/billing-facts.ts';
import { NOTHING_SET } from '../../tenancy/facts.ts';
import type { PlaceTax } from './tax/tax-by-place.ts';
import { accountOf, taxOf } from './account-and-tax.ts';

const several = billingBooks({ salesAccounts: [SALES, PRINT] });
/** What admins have set. */
const withSet = (defaults: Partial<typeof NOTHING_SET>, books = several) => ({
  ...books,
  defaults: { ...NOTHING_SET, ...defaults },
});

test.each([
  ['the only one there is', billingBooks(), {}, null, '200'],
  ['the one that the books use', several, {}, '201', '201'],
  ['the one chosen, whatever the books use', several, { accountCode: '200' }, '201', '200'],
  ['the one that was set, whatever the books use', withSet({ accountCode: '200' }), {}, '201', '200'],
  ['the one chosen, whatever was set', withSet({ accountCode: '200' }), { accountCode: '201' }, null, '201'],
  [
    'the one that was set is there no more, and the books use another',
    withSet({ accountCode: '299' }),
    {},
    '201',
    'Account 299 (as set in Tieout) is not there any more in Xero.',
  ],
  ['of several none is known to be in use', several, {}, null, 'It is not known which sales account this goes to.'],
  [
    'the one chosen is not among them',
    billingBooks(),
    { accountCode: '999' },
    null,
    'Account 999 (as chosen) is not there any more in Xero.',
  ],
  [
    'there is none',
    billingBooks({ salesAccounts: [] }),
    {},
    null,
    'The organisation has no active sales account with a code.',
  ],
])('account: %s', (...[, books, choices, accountInUse, expected]) => {
  const { value, gaps } = accountOf(books, { choices, accountInUse });
  expect(value?.code ?? gaps[0]?.message).toBe(expected);
  expect(gaps).toHaveLength(value ? 0 : 1);
});

const none = { ...SALES, taxType: null };

test.each([
  ["the account's own", SALES, {}, STANDARD],
  ['the one chosen', SALES, { taxType: 'ZERORATEDOUTPUT' }, ZERO_RATED],
  ["the account's own may not be used on revenue", { ...SALES, taxType: 'INPUT2' }, {}, 'taxType'],
  ['the account has none', none, {}, 'taxType'],
  ['the one chosen is not among them', SALES, { taxType: 'INPUT2' }, 'taxType'],
  ['the one chosen, before there is an account', null, { taxType: 'OUTPUT2' }, STANDARD],
])('tax: %s', (...[, account, choices, expected]) => {
  const { value, gaps } = taxOf(billingBooks(), { choices, account });
  expect(value ?? gaps[0]?.field).toBe(expected);
});

test.each([
  ['the one that was set, before the account’s own', {}, ZERO_RATED],
  ['the one that was set, the default account being chosen', { accountCode: '200' }, ZERO_RATED],
  ['the account’s own, another account being chosen', { accountCode: '201' }, STANDARD],
  ['the one chosen', { taxType: 'OUTPUT2' }, STANDARD],
])('tax with defaults: %s', (_what, choices, expected) => {
  const books = withSet({ accountCode: '200', taxType: 'ZERORATEDOUTPUT' }, billingBooks());
  expect(taxOf(books, { choices, account: SALES }).value).toBe(expected);
});

test('a tax rate that was set and is there no more is asked for, not replaced by the account’s own', () => {
  const books = withSet({ taxType: 'OLD' }, billingBooks());
  expect(taxOf(books, { choices: {}, account: SALES }).gaps[0]?.field).toBe('taxType');
});

test('while the account is not known, its tax is not asked about', () => {
  expect(taxOf(billingBooks(), { choices: {}, account: null })).toEqual({ value: null, why: null, gaps: [] });
});

const rule = { value: '201', rule: 'Rule 1: product “Sign”' };
const item = { name: 'Sign', accountCode: '200', taxType: 'ZERORATEDOUTPUT' };

test.each([
  [
    'the choice for the line',
    { choices: { accountCode: '201' }, chosen: { accountCode: '200' }, rule, item },
    'as chosen',
  ],
  ['the choice for all', { choices: { accountCode: '200' }, rule, item }, 'as chosen'],
  ['the rule', { choices: {}, rule, item }, 'Rule 1: product “Sign”'],
  ['the item', { choices: {}, item }, 'the item “Sign” in Xero'],
  ['what was set', { choices: {} }, 'as set in Tieout'],
])('the account is that of %s, before all that comes behind it', (_what, spoken, why) => {
  const books = withSet({ accountCode: '200' });
  const account = accountOf(books, { ...spoken, accountInUse: '201' });
  expect([account.value?.code, account.why]).toEqual([why.startsWith('Rule') ? '201' : '200', why]);
});

const decided = {
  state: 'decided',
  rate: ZERO_RATED,
  decision: { state: 'decided', outcome: 'export', taxType: ZERO_RATED.taxType, rule: 'Customer in Japan: export' },
} as const;
const taxRule = { value: 'OUTPUT2', rule: 'Rule 2: country “GB”' };

test.each([
  [
    'the choice for the line',
    { choices: {}, chosen: { taxType: 'OUTPUT2' }, place: decided, item },
    'OUTPUT2',
    'as chosen',
  ],
  [
    'the choice for all',
    { choices: { taxType: 'OUTPUT2' }, rule: taxRule, place: decided, item },
    'OUTPUT2',
    'as chosen',
  ],
  ['the rule', { choices: {}, rule: taxRule, place: decided, item }, 'OUTPUT2', 'Rule 2: country “GB”'],
  ['the place', { choices: {}, place: decided, item }, 'ZERORATEDOUTPUT', 'Customer in Japan: export'],
  ['the item', { choices: {}, place: null, item }, 'ZERORATEDOUTPUT', 'the item “Sign” in Xero'],
  ['what was set', { choices: {} }, 'OUTPUT2', 'as set in Tieout'],
])('the tax is that of %s, before all that comes behind it', (...[, spoken, taxType, why]) => {
  const books = withSet({ taxType: 'OUTPUT2' }, billingBooks());
  const tax = taxOf(books, { ...spoken, account: PRINT });
  expect([tax.value?.taxType, tax.why]).toEqual([taxType, why]);
});

test('a place that cannot decide asks, and nothing behind it answers', () => {
  const place: PlaceTax = {
    state: 'undecided',
    ...{ rule: null, outcome: null, asks: 'country', message: 'It is not known where.', fix: 'Say it.' },
  };
  const { value, gaps } = taxOf(billingBooks(), { choices: {}, place, item, account: SALES });
  expect(value).toBeNull();
  expect(gaps).toMatchObject([{ check: 'tax', field: 'country', message: 'It is not known where.' }]);
});

const archived = { code: '299', name: 'Old sales', status: 'ARCHIVED', class: 'REVENUE' };

test.each([
  [archived, 'Account 299 – Old sales (as chosen) is archived in Xero.'],
  [
    { ...archived, status: 'ACTIVE', class: 'EXPENSE' },
    'Account 299 – Old sales (as chosen) is not for sales in Xero.',
  ],
  [
    { ...archived, status: 'ACTIVE' },
    'Account 299 – Old sales (as chosen) is one of Xero’s own, to which nothing is booked by hand.',
  ],
])('an account that sales cannot go to: %j', (other, message) => {
  const books = billingBooks({ otherAccounts: [other] });
  const { gaps } = accountOf(books, { choices: { accountCode: '299' }, accountInUse: null });
  expect(gaps).toMatchObject([{ check: 'account', field: 'accountCode', message }]);
});

test.each([
  ['DELETED', true, 'Tax rate “Old VAT” (as chosen) is deleted in Xero.'],
  ['ARCHIVED', true, 'Tax rate “Old VAT” (as chosen) is no longer active in Xero.'],
  ['ACTIVE', false, 'Tax rate “Old VAT” (as chosen) is not for sales in Xero.'],
])('a rate that is %s, on revenue: %s', (status, canApplyToRevenue, message) => {
  const books = billingBooks({ otherTaxRates: [{ taxType: 'OLD', name: 'Old VAT', status, canApplyToRevenue }] });
  expect(taxOf(books, { choices: { taxType: 'OLD' }, account: SALES }).gaps).toMatchObject([{ message }]);
});
