import {
  around,
  billingBooks,
  draftOf,
  liveDeal,
  liveLine,
  PRINT,
  SALES,
} from '../../../test/support/billing-facts.ts';
import { NOTHING_CHOSEN } from '../../billing-settings/facts.ts';
import { zero } from '../../lib/money.ts';

const books = billingBooks({ salesAccounts: [SALES, PRINT] });
const lines = [liveLine({ id: '1' }), liveLine({ id: '2', name: 'Poster' })];
const deal = liveDeal({ lines });
const decided = (choices: Parameters<typeof draftOf>[0] & object) =>
  draftOf({ deal, books, ...choices }).lines.map(({ accountCode, accountWhy, taxType, taxWhy }) => [
    ...[accountCode, accountWhy],
    ...[taxType, taxWhy],
  ]);

test('what is chosen for a line comes before what is chosen for all', () => {
  const choices = { accountCode: '200', lines: { 2: { accountCode: '201' } } };
  expect(decided({ choices })).toEqual([
    ['200', 'as chosen', 'OUTPUT2', 'the tax of the account'],
    ['201', 'as chosen', 'ZERORATEDOUTPUT', 'the tax of the account'],
  ]);
});

test('each line is taxed at its own rate, and the totals are theirs', () => {
  const draft = draftOf({
    deal,
    books,
    accountInUse: '200',
    choices: { lines: { 2: { taxType: 'ZERORATEDOUTPUT' } } },
  });
  expect(draft.lines.map(({ taxAmount }) => taxAmount?.toFixed(2))).toEqual(['20.00', '0.00']);
  expect(draft.totals?.total.toFixed(2)).toBe('220.00');
  expect(draft.notes[0]).toBe(
    'Prices are without tax; by line is added “20% (VAT on Income)”, “Zero Rated Income (0%)”.',
  );
});

test('what all lines lack is asked once, what one lacks is asked of it by its name', () => {
  const gaps = (choices: object) =>
    draftOf({ deal, books, choices }).gaps.map(({ field, lineId, message }) => [field, lineId, message]);
  expect(gaps({})).toEqual([['accountCode', null, 'It is not known which sales account this goes to.']]);
  expect(gaps({ lines: { 1: { accountCode: '200' } } })).toEqual([
    ['accountCode', '2', '“Poster”: It is not known which sales account this goes to.'],
  ]);
});

test('while the tax of one line is not known there are no totals', () => {
  const draft = draftOf({ deal, books, accountInUse: '200', choices: { lines: { 1: { taxType: 'GONE' } } } });
  expect(draft.totals).toBeNull();
  expect(draft.lines.map(({ taxAmount }) => taxAmount?.toFixed(2) ?? null)).toEqual([null, '20.00']);
  expect(draft.gaps).toMatchObject([{ check: 'tax', field: 'taxType', lineId: '1' }]);
});

test('goods or service is what the line’s product is in the mirror', () => {
  const rates = { reverse_charge: 'REVERSE', export: 'ZERORATEDOUTPUT' };
  const tax = { ...NOTHING_CHOSEN.tax, byPlace: true, rates };
  const draft = draftOf({
    deal: liveDeal({ lines: ['1', '2', '3'].map((id) => liveLine({ id, name: `Line ${id}`, productId: id })) }),
    books: billingBooks({
      billing: { ...NOTHING_CHOSEN, tax },
      taxRates: [...billingBooks().taxRates, { taxType: 'REVERSE', name: 'Reverse Charge', rate: zero }],
    }),
    choices: { newContactTaxNumber: 'DE136695976' },
    around: around({
      place: { address: null, city: null, region: null, postCode: null, country: 'Germany' },
      products: new Map([
        ['1', { name: 'Advice', type: 'service' }],
        ['2', { name: 'Desk', type: 'inventory' }],
      ]),
    }),
  });
  expect(draft.lines.map(({ taxOutcome }) => taxOutcome)).toEqual(['reverse_charge', 'export', null]);
  expect(draft.gaps).toMatchObject([
    { check: 'tax', lineId: '3', message: '“Line 3”: It is not known whether the line is goods or a service.' },
  ]);
});
