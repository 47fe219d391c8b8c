import fc from 'fast-check';
import { withoutAmounts } from './without-amounts.ts';

test.each([
  ['The total GBP 1,240.50 is too much.', 'The total … is too much.'],
  ['£99 and € 1.204,50 and -12.00', '… and … and …'],
  ['1240.50 instead of 1,240', '… instead of …'],
  ['Total is 1200.00.', 'Total is ….'],
  ['1200 NZD, 1200.5, AUD1200 and 1 200,00 of NZ$1,250', '…, …, … and … of NZ…'],
  [
    'Payment amount 1200 exceeds the amount outstanding on this document 950.5',
    'Payment amount … exceeds the amount outstanding on this document …',
  ],
  ['Account code 200 is not valid', 'Account code 200 is not valid'],
  ['INV-0042 of 2026-11-20 at 10:42, 3 lines, 20% VAT', 'INV-0042 of 2026-11-20 at 10:42, 3 lines, 20% VAT'],
])('%s', (said, shown) => expect(withoutAmounts(said)).toBe(shown));

test('no amount with cents survives, wherever it stands', () => {
  const cents = fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }));
  fc.assert(
    fc.property(cents, fc.constantFrom('', 'GBP ', '£', 'due: '), ([whole, part], before) => {
      const amount = `${whole}.${String(part).padStart(2, '0')}`;
      expect(withoutAmounts(`a ${before}${amount} b`)).not.toContain(amount);
    }),
  );
});
