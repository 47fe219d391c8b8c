import fc from 'fast-check';
import { decimal, sum } from '../../lib/money.ts';
import { histories } from './history.ts';

const of = (currency: string, month: string, amount: string) => ({ currency, month, amount: decimal(amount) });

test('years with anything, the newest first, and the last twelve months, the oldest first', () => {
  const [gbp, usd] = histories({
    invoicedByMonth: [of('GBP', '2026-11', '10.00'), of('GBP', '2024-02', '5.50'), of('USD', '2020-01', '1')],
    paidByMonth: [of('GBP', '2025-12', '5.50'), of('GBP', '2025-11', '0.25'), of('GBP', '2025-01', '0.25')],
    today: '2026-11-30',
  });
  expect(usd).toMatchObject({ currency: 'USD', years: [{ year: '2020' }] });
  expect([gbp!.invoiced, gbp!.paid].map(String)).toEqual(['15.5', '6']);
  expect(gbp!.years.map(({ year, invoiced, paid }) => [year, String(invoiced), String(paid)])).toEqual([
    ['2026', '10', '0'],
    ['2025', '0', '6'],
    ['2024', '5.5', '0'],
  ]);
  expect(gbp!.months.map(({ month }) => month)).toEqual([
    ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'],
    ...['2026-10', '2026-11'],
  ]);
  expect([gbp!.months[0]!.paid, gbp!.months[11]!.invoiced].map(String)).toEqual(['5.5', '10']);
});

test('on a day that other months do not have, every month is there once', () => {
  const [gbp] = histories({ invoicedByMonth: [of('GBP', '2024-02', '1')], paidByMonth: [], today: '2024-03-31' });
  expect(new Set(gbp!.months.map(({ month }) => month)).size).toBe(12);
  expect(gbp!.months.slice(-2).map(({ month }) => month)).toEqual(['2024-02', '2024-03']);
});

test('nothing was invoiced and nothing paid: no history', () => {
  expect(histories({ invoicedByMonth: [], paidByMonth: [], today: '2026-11-20' })).toEqual([]);
});

const month = fc
  .tuple(fc.integer({ min: 2019, max: 2026 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
const sums = fc.array(
  fc.record({
    currency: fc.constantFrom('GBP', 'JPY'),
    month,
    amount: fc.integer({ min: -9999, max: 99_999_999 }).map((cents) => decimal((cents / 100).toFixed(2))),
  }),
);

test('the years together are what was ever invoiced and paid, currency by currency', () => {
  fc.assert(
    fc.property(sums, sums, (invoicedByMonth, paidByMonth) => {
      for (const { currency, paid, invoiced, years } of histories({
        invoicedByMonth,
        paidByMonth,
        today: '2026-11-20',
      })) {
        const mine = paidByMonth.filter((one) => one.currency === currency);
        expect(String(paid)).toBe(String(sum(mine.map(({ amount }) => amount))));
        expect(String(sum(years.map((year) => year.paid)))).toBe(String(paid));
        expect(String(sum(years.map((year) => year.invoiced)))).toBe(String(invoiced));
      }
    }),
  );
});
