import { typedAmount } from './typed-amount.ts';

test.each([
  ['40', '40'],
  [' 40.5 ', '40.5'],
  ['1,414.50', '1414.50'],
  ['GBP 1,414.50', '1414.50'],
  ['1,000,000', '1000000'],
  ['1 414.50', '1414.50'],
  ['1\u00a0414.50', '1414.50'],
  ['1’414.50', '1414.50'],
  ['1.414,50', '1414.50'],
])('%s is %s', (text, amount) => {
  expect(typedAmount(text)).toBe(amount);
});

test.each(['', 'all', '40,00', '1,41', '14,14.50', '1,414,50', '-40', '40%', '1.234.567', '1234567890123'])(
  '%j is no amount, or one of two',
  (text) => {
    expect(typedAmount(text)).toBeNull();
  },
);
