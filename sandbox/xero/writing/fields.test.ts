import { day, decimal, flag, guid, text, word } from './fields.ts';

test.each([
  ['2026-11-22', '2026-11-22'],
  ['2026-11-22T00:00:00', '2026-11-22'],
  ['2026-11-22T23:30:00.000Z', '2026-11-22'],
  ['2026-11-22T00:00:00+13:00', '2026-11-22'],
  ['/Date(1795305600000+0000)/', '2026-11-22'],
  ['/Date(1795305600000)/', '2026-11-22'],
])('%s is the day %s', (given, date) => {
  expect(day.parse(given)).toBe(date);
});

test.each(['2026-02-30', '22/11/2026', '20261122', '2026-11-22x', '', 'today'])('%j is no day', (given) => {
  expect(day.safeParse(given).success).toBe(false);
});

test('numbers may be texts and texts numbers; anything else is neither', () => {
  expect([2, '2', '2.50', 1e-7, '-3', ' 4 '].map((one) => decimal.parse(one))).toEqual([
    '2',
    '2',
    '2.5',
    '0.0000001',
    '-3',
    '4',
  ]);
  expect(['two', '', '1,5', true, [], {}, NaN].filter((one) => decimal.safeParse(one).success)).toEqual([]);
  expect([text.parse(7), text.parse('7'), text.safeParse({}).success]).toEqual(['7', '7', false]);
  expect([flag.parse(true), flag.parse('False'), flag.safeParse('yes').success]).toEqual([true, false, false]);
});

test('words are read in any case, ids too', () => {
  expect(word('NoTax').parse('NOTAX')).toBe('NoTax');
  expect(word('NoTax').safeParse('NO_TAX').success).toBe(false);
  expect(guid.parse('00000000-0000-4000-8000-00000000AA01')).toBe('00000000-0000-4000-8000-00000000aa01');
  expect(guid.safeParse('1').success).toBe(false);
});
