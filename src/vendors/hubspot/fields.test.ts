import { amount, flag, text, timeOrNull } from './fields.ts';

test.each([null, undefined, ''])('%j is a property without a value', (value) => {
  expect([text.parse(value), amount.parse(value), timeOrNull.parse(value), flag.parse(value)]).toEqual([
    null,
    null,
    null,
    false,
  ]);
});

test('values are read from their text', () => {
  expect(amount.parse('1204.5')?.toFixed(2)).toBe('1204.50');
  expect(flag.parse('true')).toBe(true);
  expect(timeOrNull.parse('2026-11-20T09:00:00.000Z')).toEqual(new Date('2026-11-20T09:00:00Z'));
  expect(timeOrNull.parse('1795251600000')).toEqual(new Date(1795251600000));
});

test('what is not such a value is refused', () => {
  expect(amount.safeParse('a lot').success).toBe(false);
  expect(timeOrNull.safeParse('next week').success).toBe(false);
});
