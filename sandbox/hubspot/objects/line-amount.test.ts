import { ukWorld } from '../../seed/uk.ts';
import { lineAmount } from './line-amount.ts';

test.each([
  [{ quantity: '3', price: '19.99' }, '59.97'],
  [{ quantity: '6', price: '85', hs_discount_percentage: '15' }, '433.5'],
  [{ quantity: '2', price: '100', discount: '45' }, '110'],
  [{ quantity: '1', price: '0.125', discount: null }, '0.13'],
  [{ quantity: '1', price: null }, undefined],
  [{ price: '1' }, undefined],
])('%j comes to %s', (properties, amount) => {
  expect(lineAmount(properties)).toBe(amount);
});

test('the seed’s own amounts agree', () => {
  const lines = ukWorld('2026-11-20').hubspot.lineItems;
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.map(({ properties }) => Number(lineAmount(properties)))).toEqual(
    lines.map(({ properties }) => Number(properties['amount'])),
  );
});
