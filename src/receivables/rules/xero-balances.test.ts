import fc from 'fast-check';
import { decimal } from '../../lib/money.ts';
import { compareBalances } from './xero-balances.ts';

type Given = Parameters<typeof compareBalances>[0];
const READ = new Date('2026-11-20T02:00:00Z');
const at = (minutes: number): Date => new Date(READ.getTime() + minutes * 60_000);
type Sums = [currency: string, outstanding: string, overdue?: string, unallocatedCredit?: string];
const inCurrency = (...[currency, outstanding, overdue = '0', unallocatedCredit = '0']: Sums) => ({
  currency,
  outstanding: decimal(outstanding),
  overdue: decimal(overdue),
  unallocatedCredit: decimal(unallocatedCredit),
});
const xero = (outstanding: string, overdue = '0') => ({
  outstanding: decimal(outstanding),
  overdue: decimal(overdue),
  readAt: READ,
});
const given = (more: Partial<Given> = {}): Given => ({
  figures: [inCurrency('GBP', '100.00', '40.00', '10.00')],
  baseCurrency: 'GBP',
  balances: xero('90.00', '40.00'),
  changedAt: at(-1),
  documentsReadUntil: at(0),
  today: '2026-11-20',
  balancesReadOn: '2026-11-20',
  ...more,
});

test.each<[string, Partial<Given>, string | undefined]>([
  ['what is owed less credit is what Xero calls outstanding', {}, 'same'],
  ['nothing owed and nothing said', { figures: [], balances: xero('0') }, 'same'],
  ['only credit: below nothing', { figures: [inCurrency('GBP', '0', '0', '5.00')], balances: xero('-5') }, 'same'],
  ['a cent beside it', { balances: xero('90.01', '40.00') }, 'differs'],
  ['overdue beside it', { balances: xero('90.00', '39.99') }, 'differs'],
  ['overdue of another day is not compared', { balances: xero('90.00', '0'), balancesReadOn: '2026-11-19' }, 'same'],
  ['a debt in another currency', { figures: [inCurrency('GBP', '90'), inCurrency('EUR', '1')] }, 'rates_differ'],
  ['credit in another currency', { figures: [inCurrency('USD', '0', '0', '1')] }, 'rates_differ'],
  [
    'another currency in which nothing is open',
    { figures: [inCurrency('EUR', '0'), inCurrency('GBP', '90', '40')] },
    'same',
  ],
  ['changed in the very moment in which Xero was asked', { changedAt: at(0) }, 'same'],
  ['changed after Xero was asked', { changedAt: at(1) }, undefined],
  ['no documents ever', { figures: [], changedAt: null, balances: xero('0') }, 'same'],
  ['the same, before the documents were read again', { documentsReadUntil: at(-60) }, 'same'],
  ['different, before they were', { balances: xero('1'), documentsReadUntil: at(-1) }, undefined],
  ['different, and not all were ever read', { balances: xero('1'), documentsReadUntil: null }, undefined],
  ['the contact is gone', { balances: null, balancesReadOn: null }, undefined],
  ["the organisation's currency is not known", { baseCurrency: null }, undefined],
])('%s', (_, more, state) => {
  expect(compareBalances(given(more))?.state).toBe(state);
});

test('the time is that of the asking', () => {
  expect(compareBalances(given())).toEqual({ state: 'same', asOf: READ });
});

test('no two sums but the same are called the same', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(cents, cents, cents, (owed, credit, said) => {
      const text = (amount: number) => (amount / 100).toFixed(2);
      const figures = [inCurrency('GBP', text(owed), '0', text(credit))];
      const state = compareBalances(given({ figures, balances: xero(text(said)) }))?.state;
      expect(state).toBe(owed - credit === said ? 'same' : 'differs');
    }),
  );
});
