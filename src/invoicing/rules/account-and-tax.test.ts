import { billingBooks, PRINT, SALES, STANDARD, ZERO_RATED } from '../../../test/support/billing-facts.ts';
import { NOTHING_SET } from '../../tenancy/facts.ts';
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
    'It is not known which sales account this goes to.',
  ],
  ['of several none is known to be in use', several, {}, null, 'It is not known which sales account this goes to.'],
  [
    'the one chosen is not among them',
    billingBooks(),
    { accountCode: '999' },
    null,
    'It is not known which sales account this goes to.',
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
