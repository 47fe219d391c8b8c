import { emptied } from './emptied.ts';
import { AMOUNT_PROPERTIES, SEVERAL_CURRENCIES, standingProperties, valuesOf, type RollUp } from './roll-up.ts';

const pounds = { currency: 'GBP', outstanding: '120.5', overdue: '20', paidTwelveMonths: '0' };
const rollUp = (changes: Partial<RollUp> = {}): RollUp => ({
  ...{ standing: 'take_care', oldestOverdueDays: 11 },
  ...{ lastInvoice: '2026-11-01', lastPayment: null, nextDue: '2026-12-01', amounts: [pounds] },
  ...changes,
});
const STANDING = {
  ...{ tieout_standing: 'take_care', tieout_oldest_overdue_days: '11', tieout_last_invoice_date: '2026-11-01' },
  ...{ tieout_last_payment_date: '', tieout_next_due_date: '2026-12-01' },
};

test('standing and dates say nothing of money', () => {
  expect(valuesOf(rollUp(), { withAmounts: false })).toEqual(STANDING);
});

test('amounts of one currency are written with it', () => {
  expect(valuesOf(rollUp(), { withAmounts: true })).toEqual({
    ...STANDING,
    ...{ tieout_outstanding: '120.5', tieout_overdue: '20', tieout_paid_12_months: '0', tieout_currency: 'GBP' },
  });
});

const nothing = { tieout_outstanding: '', tieout_overdue: '', tieout_paid_12_months: '' };

test.each([
  ['several currencies', [pounds, { ...pounds, currency: 'EUR' }], SEVERAL_CURRENCIES],
  ['none', [], ''],
])('of %s no amount is written', (_what, amounts, said) => {
  expect(valuesOf(rollUp({ amounts }), { withAmounts: true })).toEqual({
    ...STANDING,
    ...nothing,
    tieout_currency: said,
  });
});

test('every value has a property that we define, and every property is taken away again', () => {
  const defined = [...standingProperties({}), ...AMOUNT_PROPERTIES].map(({ name }) => name);
  expect(Object.keys(valuesOf(rollUp(), { withAmounts: true }))).toEqual(defined);
  expect(emptied(standingProperties({}))).toEqual(Object.fromEntries(Object.keys(STANDING).map((name) => [name, ''])));
});
