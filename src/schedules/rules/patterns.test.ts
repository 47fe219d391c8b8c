import { decimal, sum } from '../../lib/money.ts';
import { stepsOf } from './patterns.ts';

test('a deposit and the balance', () => {
  expect(stepsOf({ kind: 'deposit', percent: decimal('30') })).toEqual([
    { role: 'Deposit', share: { kind: 'percent', percent: decimal('30') }, when: { kind: 'now' } },
    { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'now' } },
  ]);
});

test('stages by their percentages', () => {
  const stages = stepsOf({ kind: 'stages', percents: ['30', '50', '20'].map(decimal) });
  expect(stages.map(({ role }) => role)).toEqual(['Stage 1', 'Stage 2', 'Stage 3']);
});

test('months begin on the first’s day, or on the month’s last where it has no such day', () => {
  const months = stepsOf({ kind: 'monthly', months: 4, first: '2027-12-31' });
  expect(months.map(({ when }) => when)).toEqual(
    ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31'].map((date) => ({ kind: 'date', date })),
  );
  expect(months.map(({ role }) => role)).toEqual(['December 2027', 'January 2028', 'February 2028', 'March 2028']);
  const february = stepsOf({ kind: 'monthly', months: 2, first: '2027-01-31' })[1];
  expect(february?.when).toEqual({ kind: 'date', date: '2027-02-28' });
});

test.each([2, 3, 7, 12, 36, 60])('%d equal months make the whole, with what is over on the last', (months) => {
  const shares = stepsOf({ kind: 'monthly', months, first: '2027-01-15' }).map(({ share }) =>
    share.kind === 'percent' ? share.percent : decimal('0'),
  );
  expect(sum(shares).toFixed()).toBe('100');
  expect(new Set(shares.slice(0, -1).map((share) => share.toFixed())).size).toBe(1);
  expect(shares.at(-1)?.gte(shares[0] ?? 0)).toBe(true);
});
