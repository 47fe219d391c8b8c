import fc from 'fast-check';
import { formatFor, localeOf } from './format.ts';

const british = formatFor('en-GB', 'Europe/London');

test('money names its currency and groups its digits', () => {
  expect(british.money('1204.50', 'GBP')).toBe('GBP\u00a01,204.50');
  expect(british.money('-3', 'EUR')).toBe('-EUR\u00a03.00');
  expect(british.money('1204', 'JPY')).toBe('JPY\u00a01,204');
  expect(formatFor('de-DE').money('1204.5', 'EUR')).toBe('1.204,50\u00a0EUR');
});

test('a price with more decimals than its currency keeps them', () => {
  expect(british.money('0.1234', 'GBP')).toBe('GBP\u00a00.1234');
  expect(british.money('12.5000', 'GBP')).toBe('GBP\u00a012.50');
});

const decimalText = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 1n, max: 10n ** 24n }), fc.integer({ min: 0, max: 99 }))
  .map(([negative, whole, cents]) => `${negative ? '-' : ''}${whole}.${String(cents).padStart(2, '0')}`);

test('no digit of an amount is lost, however large', () => {
  fc.assert(
    fc.property(decimalText, (amount) => {
      expect(british.money(amount, 'GBP').replace(/[^\d.-]/g, '')).toBe(amount);
    }),
  );
});

test('a quantity is a plain number', () => {
  expect(british.number('1200.5000')).toBe('1,200.5');
});

test('a calendar date is the same day everywhere', () => {
  expect(british.date('2026-03-29')).toBe('29 Mar 2026');
  expect(formatFor('en-US', 'Pacific/Kiritimati').date('2026-01-01')).toBe('Jan 1, 2026');
});

test('a calendar month is the same month everywhere', () => {
  expect(british.month('2026-01')).toBe('Jan 2026');
  expect(formatFor('de-DE', 'Pacific/Kiritimati').month('2026-03')).toBe('März 2026');
});

test('a moment names its zone', () => {
  expect(british.moment('2026-11-22T10:42:00Z')).toBe('22 Nov 2026, 10:42 GMT');
});

test.each([
  ['en-gb', 'en-GB'],
  ['pt_BR', 'pt-BR'],
  [undefined, 'en-GB'],
  ['not a locale', 'en-GB'],
])('the locale %s is read as %s', (given, read) => {
  expect(localeOf(given)).toBe(read);
});
