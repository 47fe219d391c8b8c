import { sql } from 'kysely';
import { decimal } from '../lib/money.ts';
import type { CurrencyAmount, Span } from '../receivables/facts.ts';
import type { Holdings, InvoiceSummary, OfCustomer } from '../receivables/ports.ts';
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

type InSpan = OfCustomer & { span: Span };

/** Approved invoices not yet settled, and those settled within the span: one statement. */
export async function readInvoices({ portalId, db }: PortalHandle, query: InSpan): Promise<InvoiceSummary[]> {
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

interface HoldingsRow {
  held: Sum[];
  received: Sum[];
  any_approved: boolean;
  any_document: boolean;
}

interface Sum {
  currency: string;
  /** Text: JSON's numbers are floats. */
  amount: string;
}

const toAmount = ({ currency, amount }: Sum): CurrencyAmount => ({ currency, amount: decimal(amount) });

/** What is held, what was paid within the span in the currency of the invoices, and whether there is anything: one statement. */
export async function readHoldings({ portalId, db }: PortalHandle, query: InSpan): Promise<Holdings> {
  const ofCustomer = (alias: string) =>
    sql`${sql.ref(`${alias}.portal_id`)} = ${portalId} and ${sql.ref(`${alias}.tenant_id`)} = ${query.tenantId}
      and ${sql.ref(`${alias}.contact_id`)} in (${sql.join(query.contactIds)}) and ${sql.ref(`${alias}.gone_at`)} is null`;
  const sums = sql`coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text)), '[]')`;
  const { rows } = await sql<HoldingsRow>`
    select
      (select ${sums} from (
        select credit.currency, sum(credit.remaining_credit) as amount from mirror_credits credit
        where ${ofCustomer('credit')} and credit.status = 'AUTHORISED' and credit.remaining_credit > 0
        group by credit.currency) as per_currency) as held,
      (select ${sums} from (
        select invoice.currency, sum(payment.amount) as amount from mirror_payments payment
        join mirror_invoices invoice on invoice.portal_id = ${portalId} and invoice.tenant_id = ${query.tenantId}
          and invoice.invoice_id = payment.invoice_id and invoice.gone_at is null
        where ${ofCustomer('payment')} and payment.status = 'AUTHORISED'
          and payment.payment_date > ${query.span.after} and payment.payment_date <= ${query.span.until}
        group by invoice.currency) as per_currency) as received,
      exists (select from mirror_invoices invoice
        where ${ofCustomer('invoice')} and invoice.status in ('AUTHORISED', 'PAID')) as any_approved,
      exists (select from mirror_invoices invoice where ${ofCustomer('invoice')})
        or exists (select from mirror_credits credit where ${ofCustomer('credit')}) as any_document`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('A query of one row returned none');
  return {
    held: row.held.map(toAmount),
    received: row.received.map(toAmount),
    anyApproved: row.any_approved,
    anyDocument: row.any_document,
  };
}
