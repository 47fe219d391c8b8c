import type { ScheduleTemplate } from '../../src/billing-settings/facts.ts';
import type { ReadPlan } from '../../src/invoicing/ledger/read-plan.ts';
import type { CalendarDate } from '../../src/lib/calendar.ts';
import type { CrmQuoteFact, InvoiceFact } from '../../src/mirror/facts.ts';

/** How a deal is billed, and what else is told of it. */
export interface BillingView {
  read: ReadPlan;
  quotes: readonly CrmQuoteFact[];
  /** Those that are linked to the deal, as the mirror has them. */
  invoices: readonly InvoiceFact[];
  today: CalendarDate;
  /** Usual ways to bill a deal like this one. */
  templates: readonly ScheduleTemplate[];
}
