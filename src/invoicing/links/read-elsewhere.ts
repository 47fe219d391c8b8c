import { daysBefore, type CalendarDate } from '../../lib/calendar.ts';
import type { InvoiceDraft } from '../rules/draft.ts';
import type { Elsewhere } from './facts.ts';
import type { LinkStore } from './ports.ts';

/** So many days back an invoice of the same amount may be of the same sale. */
const DAYS = 90;

interface Asked {
  draft: Pick<InvoiceDraft, 'tenantId' | 'customer' | 'currency' | 'totals'>;
  /** All Xero contacts whose documents are the customer's. */
  contactIds: readonly string[];
  today: CalendarDate;
}

/**
 * An invoice of the draft's amount, with tax or without, that the customer has had lately and that nobody made with Tieout, so
 * that the same sale is not billed twice; null: there is none, or the draft comes to nothing yet. At most one statement.
 */
export async function readElsewhere(
  links: Pick<LinkStore, 'elsewhere'>,
  { draft: { tenantId, customer, currency, totals }, contactIds: known, today }: Asked,
): Promise<Elsewhere | null> {
  const billed = customer?.contactId ?? null;
  const contactIds = [...new Set([...known, ...(billed === null ? [] : [billed])])];
  if (contactIds.length === 0 || totals === null || !totals.total.gt(0)) return null;
  const { total, subTotal } = totals;
  return links.elsewhere({ tenantId, contactIds, currency, since: daysBefore(today, DAYS), total, subTotal });
}
