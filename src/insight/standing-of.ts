import type { Account } from '../receivables/read-account.ts';
import { averageDaysLate, payingTrend } from '../receivables/rules/paying-habit.ts';
import { standing, type Standing } from './rules/standing.ts';

/** How the customer of an account stands: counts and days over all currencies, no amounts. */
export function standingOf({ figures, settled, today, anyApproved }: Account): Standing {
  return standing({
    anyApproved,
    overdueInvoices: figures.reduce((count, { overdueInvoices }) => count + overdueInvoices, 0),
    oldestOverdueDays: Math.max(0, ...figures.map(({ oldestOverdueDays }) => oldestOverdueDays)),
    averageDaysLate: averageDaysLate(settled, today),
    trend: payingTrend(settled, today),
  });
}
