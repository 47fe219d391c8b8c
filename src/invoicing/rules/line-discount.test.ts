import fc from 'fast-check';
import { decimal } from '../../lib/money.ts';
import { liveLine } from '../../../test/support/billing-facts.ts';
import { lineAmountOf } from './line-amounts.ts';
import { discountOf } from './line-discount.ts';

const written = (line: Parameters<typeof liveLine>[0]): string | null => {
  const discount = discountOf(liveLine(line));
  if (discount === null) return 'refused';
  if (discount.discountRate) return `${discount.discountRate.toFixed()}%`;
  return discount.discountAmount && discount.discountAmount.toFixed();
};

test.each([
  ['none', {}, null],
  ['a rate of nothing', { discountRate: '0' }, null],
  ['an amount of nothing', { discountAmount: '0.00' }, null],
  ['a rate', { discountRate: '12.5' }, '12.5%'],
  ['all of it', { discountRate: '100' }, '100%'],
  ['a finer rate, as what it comes to', { discountRate: '33.333' }, '33.33'],
  ['a finer rate of several', { quantity: '3', unitPrice: '19.99', discountRate: '33.3333' }, '19.99'],
  ['a finer rate of next to nothing', { unitPrice: '1', discountRate: '0.001' }, null],
  ['an amount', { discountAmount: '10.5' }, '10.5'],
  ['an amount finer than a cent: halves go up', { discountAmount: '10.005' }, '10.01'],
  ['an amount that is the whole line', { quantity: '2', discountAmount: '200' }, '200'],
  ['a rate over 100', { discountRate: '100.01' }, 'refused'],
  ['a rate below nothing', { discountRate: '-5' }, 'refused'],
  ['an amount over the line', { discountAmount: '100.01' }, 'refused'],
  ['an amount below nothing', { discountAmount: '-1' }, 'refused'],
  ['a rate of a line without a price', { unitPrice: null, discountRate: '10' }, null],
  ['an amount off a line without a quantity', { quantity: null, discountAmount: '10' }, null],
  ['an amount off a line that takes back', { quantity: '-1', discountAmount: '1' }, 'refused'],
])('%s', (...[, line, expected]) => expect(written(line)).toBe(expected));

const text = (places: number, max: number) =>
  fc.integer({ min: 1, max }).map((n) => (n / 10 ** places).toFixed(places));

test('whatever is not refused can be priced, and is within two cents of the exact discount', () => {
  fc.assert(
    fc.property(text(4, 99_999_999), text(4, 999_999), text(6, 100_000_000), (unitPrice, quantity, discountRate) => {
      const [amount, count] = [decimal(unitPrice), decimal(quantity)];
      const discount = discountOf(liveLine({ unitPrice, quantity, discountRate }));
      if (!discount) return;
      const { discountRate: rate, discountAmount } = discount;
      const priced = lineAmountOf({
        quantity: count,
        unitAmount: amount,
        taxRate: decimal('0'),
        discountRate: rate ?? undefined,
        discountAmount: discountAmount ?? undefined,
      });
      const exact = count.times(amount).times(decimal('100').minus(discountRate)).div(100);
      expect(priced.minus(exact).abs().lte('0.02')).toBe(true);
    }),
  );
});
