import { Big } from 'big.js';
import { amountWords, dateWords } from './words.ts';

test.each([
  ['0', '0.00'],
  ['999.5', '999.50'],
  ['1234.5', '1,234.50'],
  ['-1234567.89', '-1,234,567.89'],
])('%s is written %s', (amount, words) => {
  expect(amountWords(new Big(amount))).toBe(words);
  expect(amountWords(new Big(amount), 'GBP')).toBe(`GBP ${words}`);
});

test('a calendar date keeps its day wherever it is read', () => {
  expect(dateWords('2026-11-22')).toBe('22 Nov 2026');
  expect(dateWords(undefined)).toBe('–');
});
