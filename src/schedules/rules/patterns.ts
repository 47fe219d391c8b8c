import { Big } from 'big.js';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../lib/calendar.ts';
import { decimal, type Decimal } from '../../lib/money.ts';
import type { Step } from '../facts.ts';

/** A usual way to bill a deal. */
export type Pattern =
  | { kind: 'deposit'; percent: Decimal }
  | { kind: 'stages'; percents: readonly Decimal[] }
  /** As many months from that day on. */
  | { kind: 'monthly'; months: number; first: CalendarDate };

/** A step that was not saved yet. */
export type NewStep = Omit<Step, 'stepId'>;

/** The steps of a pattern; whether they make sense is `checkSteps`'s to say. */
export function stepsOf(pattern: Pattern): NewStep[] {
  switch (pattern.kind) {
    case 'deposit':
      return [
        { role: 'Deposit', share: { kind: 'percent', percent: pattern.percent }, when: { kind: 'now' } },
        { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'now' } },
      ];
    case 'stages':
      return pattern.percents.map((percent, index) => ({
        role: `Stage ${index + 1}`,
        share: { kind: 'percent', percent },
        when: { kind: 'now' },
      }));
    case 'monthly':
      return monthly(pattern);
  }
}

const HUNDRED = decimal('100');

/** Decimals of an equal share: enough for the months of large deals to differ by cents alone. */
const SHARE_DECIMALS = 4;

/** Equal parts, each on the day of the first, or on the month's last where it has no such day; what is over is the last one's. */
function monthly({ months, first }: { months: number; first: CalendarDate }): NewStep[] {
  const each = HUNDRED.div(months).round(SHARE_DECIMALS, Big.roundDown);
  const start = Temporal.PlainDate.from(first);
  return Array.from({ length: months }, (_, index): NewStep => {
    const date = start.add({ months: index });
    const percent = index === months - 1 ? HUNDRED.minus(each.times(months - 1)) : each;
    return {
      role: date.toLocaleString('en-GB', { month: 'long', year: 'numeric' }),
      share: { kind: 'percent', percent },
      when: { kind: 'date', date: date.toString() },
    };
  });
}
