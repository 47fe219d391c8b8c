import type { PropertyDefinition, PropertyValues } from '../facts.ts';
import { emptied } from './emptied.ts';

/** What a customer's account comes down to. Amounts are decimal text, each in the currency beside it. */
export interface RollUp {
  standing: string;
  /** Whole days; 0: nothing is overdue. */
  oldestOverdueDays: number;
  lastInvoice: string | null;
  lastPayment: string | null;
  nextDue: string | null;
  amounts: { currency: string; outstanding: string; overdue: string; paidTwelveMonths: string }[];
}

const STANDING_NAMES = ['no_history', 'good_standing', 'take_care', 'speak_to_finance'] as const;

/** Standing and dates, which say nothing of money. */
export function standingProperties(labels: Readonly<Record<string, string>>): PropertyDefinition[] {
  return [
    {
      ...{ name: 'tieout_standing', label: 'Standing', type: 'enumeration' },
      description: 'How this customer pays, as Tieout’s card says it.',
      options: STANDING_NAMES.map((value) => ({ value, label: labels[value] ?? value })),
    },
    {
      ...{ name: 'tieout_oldest_overdue_days', label: 'Oldest overdue, days', type: 'number' },
      description: 'How many days the oldest invoice is past its due date; 0 when none is.',
    },
    ...dates('tieout_last_invoice_date', 'Last invoice', 'The date of the newest approved invoice.'),
    ...dates('tieout_last_payment_date', 'Last payment', 'When this customer paid last.'),
    ...dates('tieout_next_due_date', 'Next due', 'When the next open invoice falls due.'),
  ];
}

const dates = (name: string, label: string, description: string): PropertyDefinition[] => [
  { name, label, description, type: 'date' },
];

/** What shows money. */
export const AMOUNT_PROPERTIES: readonly PropertyDefinition[] = [
  {
    ...{ name: 'tieout_outstanding', label: 'Outstanding', type: 'number' },
    description: 'What is owed. Empty where documents are in several currencies.',
  },
  {
    ...{ name: 'tieout_overdue', label: 'Overdue', type: 'number' },
    description: 'What is past its due date. Empty where documents are in several currencies.',
  },
  {
    ...{ name: 'tieout_paid_12_months', label: 'Paid in 12 months', type: 'number' },
    description: 'What was paid in the last twelve months. Empty where documents are in several currencies.',
  },
  {
    ...{ name: 'tieout_currency', label: 'Currency of the amounts', type: 'string' },
    description: 'The currency of the amounts beside it, or that there are several.',
  },
];

export const SEVERAL_CURRENCIES = 'Several currencies: see the card';

/** The values of a record's properties. Currencies are never added together: of several, no amount is written. */
export function valuesOf(rollUp: RollUp, { withAmounts }: { withAmounts: boolean }): PropertyValues {
  const standing = {
    tieout_standing: rollUp.standing,
    tieout_oldest_overdue_days: String(rollUp.oldestOverdueDays),
    tieout_last_invoice_date: rollUp.lastInvoice ?? '',
    tieout_last_payment_date: rollUp.lastPayment ?? '',
    tieout_next_due_date: rollUp.nextDue ?? '',
  };
  return withAmounts ? { ...standing, ...amountsOf(rollUp) } : standing;
}

function amountsOf({ amounts }: RollUp): PropertyValues {
  const [only, ...others] = amounts;
  if (!only || others.length > 0)
    return { ...emptied(AMOUNT_PROPERTIES), tieout_currency: others.length > 0 ? SEVERAL_CURRENCIES : '' };
  return {
    tieout_outstanding: only.outstanding,
    tieout_overdue: only.overdue,
    tieout_paid_12_months: only.paidTwelveMonths,
    tieout_currency: only.currency,
  };
}
