import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { LABELS, standing, STANDING_RULES, type PaymentRecord } from './standing.ts';

const record = (more: Partial<PaymentRecord> = {}): PaymentRecord => ({
  anyApproved: true,
  overdueInvoices: 0,
  oldestOverdueDays: 0,
  averageDaysLate: null,
  trend: null,
  ...more,
});

test.each([
  [{ anyApproved: false }, 'no_history', 'No approved invoice yet.'],
  [{}, 'good_standing', 'Nothing is overdue.'],
  [{ averageDaysLate: 0.4 }, 'good_standing', 'Nothing is overdue; usually pays on the day.'],
  [{ averageDaysLate: -1.2 }, 'good_standing', 'Nothing is overdue; usually pays 1 day early.'],
  [{ averageDaysLate: 14 }, 'good_standing', 'Nothing is overdue; usually pays 14 days late.'],
  [{ averageDaysLate: 14.1 }, 'take_care', 'Nothing is overdue, but usually pays 14 days late.'],
  [
    { averageDaysLate: 11, trend: 'slower' },
    'good_standing',
    'Nothing is overdue; usually pays 11 days late, getting slower.',
  ],
  [
    { averageDaysLate: 20, trend: 'faster' },
    'take_care',
    'Nothing is overdue, but usually pays 20 days late, getting faster.',
  ],
  [
    { averageDaysLate: 0, trend: 'slower' },
    'good_standing',
    'Nothing is overdue; usually pays on the day, getting slower.',
  ],
  [{ averageDaysLate: 11, trend: 'steady' }, 'good_standing', 'Nothing is overdue; usually pays 11 days late.'],
  [{ overdueInvoices: 1, oldestOverdueDays: 1 }, 'take_care', '1 invoice is overdue by 1 day.'],
  [
    { overdueInvoices: 2, oldestOverdueDays: 30, averageDaysLate: 11 },
    'take_care',
    '2 invoices are overdue, the oldest by 30 days; usually pays 11 days late.',
  ],
  [{ overdueInvoices: 1, oldestOverdueDays: 31 }, 'speak_to_finance', '1 invoice is overdue by 31 days.'],
  [
    { overdueInvoices: 3, oldestOverdueDays: 2, averageDaysLate: -3 },
    'speak_to_finance',
    '3 invoices are overdue, the oldest by 2 days; usually pays 3 days early.',
  ],
] as const)('%j is %s', (more, status, sentence) => {
  expect(standing(record(more))).toEqual({ status, label: LABELS[status], sentence });
});

test('every rule decides for somebody', () => {
  const tried = [
    record({ anyApproved: false }),
    record({ overdueInvoices: 3, oldestOverdueDays: 5 }),
    record({ overdueInvoices: 1, oldestOverdueDays: 5 }),
    record({ averageDaysLate: 20 }),
    record(),
  ];
  expect(tried.map((one) => STANDING_RULES.findIndex(({ holds }) => holds(one)))).toEqual([0, 1, 2, 3, 4]);
});

test('no sentence leaves a placeholder open', () => {
  const anyRecord = fc.record({
    anyApproved: fc.boolean(),
    overdueInvoices: fc.nat(5),
    oldestOverdueDays: fc.nat(60),
    averageDaysLate: fc.option(fc.double({ min: -60, max: 60, noNaN: true })),
    trend: fc.constantFrom('slower' as const, 'faster' as const, 'steady' as const, null),
  });
  fc.assert(
    fc.property(anyRecord, (one) => {
      expect(standing(one).sentence).toMatch(/^[^{}]+\.$/);
    }),
  );
});

test('docs/standing.md shows the same table', () => {
  const page = readFileSync(new URL('../../../docs/standing.md', import.meta.url), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(STANDING_RULES.map((rule) => [LABELS[rule.status], rule.condition, rule.sentence]));
});
