import { dayRate } from './exchange.ts';

test('a rate is units of the document’s currency per unit of the base', () => {
  expect(dayRate('EUR', 'GBP')).toBe('1.1543');
  expect(dayRate('GBP', 'AUD')).toBe('0.515278');
  expect([dayRate('GBP', 'GBP'), dayRate('XXX', 'GBP')]).toEqual(['1', '1']);
});
