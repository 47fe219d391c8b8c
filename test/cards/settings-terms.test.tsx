import fc from 'fast-check';
import { dueDate, faultOfTerms, termsWords, todayIn, type Terms } from '../../extensions/settings/defaults/terms.ts';
import { exampleOf, unknownIn } from '../../extensions/settings/defaults/reference.ts';
import { dueDateBy, termsWords as wordsOfDraft } from '../../src/invoicing/rules/due-date.ts';
import { unknownPlaceholders } from '../../src/tenancy/rules/reference-pattern.ts';

const types = ['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH'] as const;
const anyTerms = fc
  .record({ type: fc.constantFrom(...types), day: fc.integer({ min: 0, max: 365 }) })
  .filter((terms) => faultOfTerms(terms) === null);
const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('the due date that the form shows is the one that a draft gets', () => {
  fc.assert(fc.property(anyTerms, anyDay, (terms, today) => dueDate(terms, today) === dueDateBy(terms, today)));
});

test('what the form says of a placeholder is what the service says', () => {
  const pattern = fc
    .array(fc.constantFrom('{deal}', '{dealId}', '{customer}', '{Deal}', '{po}', '{}', '{a b}', ' ', 'x', '{toString}'))
    .map((parts) => parts.join(''));
  fc.assert(fc.property(pattern, (text) => expect(unknownIn(text)).toEqual(unknownPlaceholders(text))));
});

test.each<[Terms, string]>([
  [{ type: 'DAYSAFTERBILLDATE', day: 30 }, '30 days after the invoice date'],
  [{ type: 'DAYSAFTERBILLMONTH', day: 14 }, '14 days after the end of the invoice month'],
  [{ type: 'OFCURRENTMONTH', day: 25 }, 'day 25 of the current month'],
  [{ type: 'OFFOLLOWINGMONTH', day: 20 }, 'day 20 of the following month'],
])('%j are told as the draft tells them', (terms, words) => {
  expect([termsWords(terms), wordsOfDraft(terms)]).toEqual([words, words]);
});

test.each<[Terms, boolean]>([
  [{ type: 'OFCURRENTMONTH', day: 0 }, false],
  [{ type: 'OFFOLLOWINGMONTH', day: 32 }, false],
  [{ type: 'OFFOLLOWINGMONTH', day: 31 }, true],
  [{ type: 'DAYSAFTERBILLDATE', day: 0 }, true],
  [{ type: 'DAYSAFTERBILLDATE', day: 366 }, false],
  [{ type: 'DAYSAFTERBILLDATE', day: 1.5 }, false],
  [{ type: 'DAYSAFTERBILLMONTH', day: NaN }, false],
])('%j may be used: %s', (terms, isGood) => {
  expect(faultOfTerms(terms) === null).toBe(isGood);
});

test('today is the day of the account’s own zone; in one that nobody knows, that of UTC', () => {
  const late = new Date('2026-11-22T23:30:00Z');
  expect(todayIn('Pacific/Auckland', late)).toBe('2026-11-23');
  expect(todayIn('America/New_York', late)).toBe('2026-11-22');
  expect(todayIn('Nowhere/Nothing', late)).toBe('2026-11-22');
});

test('what is filled in is not read as a pattern again', () => {
  expect(exampleOf('{deal}{dealId}')).toBe('Signs for the new office4711');
  expect(exampleOf('{unknown}')).toBe('{unknown}');
});
