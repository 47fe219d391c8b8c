import { decimal } from '../lib/money.ts';
import type { Span } from '../receivables/facts.ts';
import type { InvoiceSummary, OfCustomer } from '../receivables/ports.ts';
import type { MirrorInvoiceRow } from './mirror-tables.ts';
import type { PortalHandle } from './portal.ts';

const SUMMARY_COLUMNS = [
  'invoice_id',
  'status',
  'invoice_number',
  'reference',
  'invoice_date',
  'due_date',
  'fully_paid_on',
  'currency',
  'total',
  'amount_due',
  'amount_paid',
  'amount_credited',
] as const;

export type SummaryRow = Pick<MirrorInvoiceRow, (typeof SUMMARY_COLUMNS)[number]>;

export const toSummary = (row: SummaryRow): InvoiceSummary => ({
  id: row.invoice_id,
  status: row.status,
  invoiceNumber: row.invoice_number,
  reference: row.reference,
  date: row.invoice_date,
  dueDate: row.due_date,
  fullyPaidOn: row.fully_paid_on,
  currency: row.currency,
  total: decimal(row.total),
  amountDue: decimal(row.amount_due),
  amountPaid: decimal(row.amount_paid),
  amountCredited: decimal(row.amount_credited),
});

/** Approved invoices not yet settled, and those settled within the span: one statement. */
export async function readInvoices(
  { portalId, db }: PortalHandle,
  query: OfCustomer & { span: Span },
): Promise<InvoiceSummary[]> {
  const rows = await db
    .selectFrom('mirror_invoices')
    .select(SUMMARY_COLUMNS)
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', query.tenantId)
    .where('contact_id', 'in', query.contactIds)
    .where('status', 'in', ['AUTHORISED', 'PAID'])
    .where('gone_at', 'is', null)
    .where((is) =>
      is.or([
        is('status', '=', 'AUTHORISED'),
        is.and([is('fully_paid_on', '>', query.span.after), is('fully_paid_on', '<=', query.span.until)]),
      ]),
    )
    .execute();
  return rows.map(toSummary);
}
