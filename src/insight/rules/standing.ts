/** What the standing is judged by; counts and days over all currencies, never amounts. */
export interface PaymentRecord {
  /** Whether any invoice to the customer was ever approved. */
  anyApproved: boolean;
  overdueInvoices: number;
  /** Whole days; 0 when nothing is overdue. */
  oldestOverdueDays: number;
  /** Mean over the invoices paid in the last twelve months; negative is early; null: none. */
  averageDaysLate: number | null;
  /** The last six months beside the six before; null: too few invoices were paid to tell. */
  trend: 'slower' | 'faster' | 'steady' | null;
}

export type StandingStatus = 'no_history' | 'good_standing' | 'take_care' | 'speak_to_finance';

/** One word and one sentence about a customer, both free of amounts. */
export interface Standing {
  status: StandingStatus;
  label: string;
  sentence: string;
}

interface Rule {
  status: StandingStatus;
  /** The condition in words, as docs/standing.md repeats it. */
  condition: string;
  holds: (record: PaymentRecord) => boolean;
  /** `{overdue}`, `{habit}` and `{; habit}` are filled in. */
  sentence: string;
}

const LONG_OVERDUE_DAYS = 30;
const MANY_OVERDUE = 3;
const LATE_PAYER_DAYS = 14;

export const LABELS: Record<StandingStatus, string> = {
  no_history: 'No history',
  good_standing: 'Good standing',
  take_care: 'Take care',
  speak_to_finance: 'Speak to finance',
};

/** The rules of standing, in order: the first that holds decides (C19, C20). docs/standing.md shows the same table. */
export const STANDING_RULES: readonly Rule[] = [
  {
    status: 'no_history',
    condition: 'no invoice was ever approved',
    holds: (record) => !record.anyApproved,
    sentence: 'No approved invoice yet.',
  },
  {
    status: 'speak_to_finance',
    condition: `an invoice is more than ${LONG_OVERDUE_DAYS} days overdue, or ${MANY_OVERDUE} or more are overdue`,
    holds: (record) => record.oldestOverdueDays > LONG_OVERDUE_DAYS || record.overdueInvoices >= MANY_OVERDUE,
    sentence: '{overdue}{; habit}.',
  },
  {
    status: 'take_care',
    condition: 'an invoice is overdue',
    holds: (record) => record.overdueInvoices > 0,
    sentence: '{overdue}{; habit}.',
  },
  {
    status: 'take_care',
    condition: `invoices of the last twelve months were paid more than ${LATE_PAYER_DAYS} days late on average`,
    holds: (record) => (record.averageDaysLate ?? 0) > LATE_PAYER_DAYS,
    sentence: 'Nothing is overdue, but {habit}.',
  },
  {
    status: 'good_standing',
    condition: 'otherwise',
    holds: () => true,
    sentence: 'Nothing is overdue{; habit}.',
  },
];

/** How a customer stands. */
export function standing(record: PaymentRecord): Standing {
  const rule = STANDING_RULES.find(({ holds }) => holds(record));
  if (!rule) throw new Error('The last rule of standing must always hold');
  const habit = habitOf(record);
  const sentence = rule.sentence
    .replace('{overdue}', overdueWords(record))
    .replace('{habit}', habit)
    .replace('{; habit}', habit && `; ${habit}`);
  return { status: rule.status, label: LABELS[rule.status], sentence };
}

function overdueWords({ overdueInvoices, oldestOverdueDays }: PaymentRecord): string {
  return overdueInvoices === 1
    ? `1 invoice is overdue by ${days(oldestOverdueDays)}`
    : `${overdueInvoices} invoices are overdue, the oldest by ${days(oldestOverdueDays)}`;
}

function habitOf({ averageDaysLate, trend }: PaymentRecord): string {
  if (averageDaysLate === null) return '';
  const change = trend === null || trend === 'steady' ? '' : `, getting ${trend}`;
  const whole = Math.round(Math.abs(averageDaysLate));
  if (whole === 0) return `usually pays on the day${change}`;
  return `usually pays ${days(whole)} ${averageDaysLate > 0 ? 'late' : 'early'}${change}`;
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
