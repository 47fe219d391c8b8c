import { sql, type Selectable } from 'kysely';
import { decimal } from '../lib/money.ts';
import type { AppliedCredit, OfCustomer, SettledInvoice } from '../receivables/ports.ts';
import { invoices } from './mirror-invoices.ts';
import type { MirrorCreditRow, MirrorInvoiceRow } from './mirror-tables.ts';
import type { PortalHandle } from './portal.ts';

type One = OfCustomer & { invoiceId: string };

/** One of the customer's invoices with what settled it so far: three statements, one where there is no such invoice. */
export async function readInvoice(handle: PortalHandle, query: One): Promise<SettledInvoice | null> {
  const found = await readDocument(handle, query);
  if (!found) return null;
  return {
    invoice: invoices.fromRow(found as never),
    contactName: found.contact_name ?? '',
    payments: await readPayments(handle, query),
    credits: await readCredits(handle, query),
  };
}

type Found = Selectable<MirrorInvoiceRow> & { contact_name: string | null };

const readDocument = ({ portalId, db }: PortalHandle, query: One): Promise<Found | undefined> =>
  db
    .selectFrom('mirror_invoices as invoice')
    .leftJoin('mirror_contacts as contact', (on) =>
      on
        .onRef('contact.portal_id', '=', 'invoice.portal_id')
        .onRef('contact.tenant_id', '=', 'invoice.tenant_id')
        .onRef('contact.contact_id', '=', 'invoice.contact_id'),
    )
    .selectAll('invoice')
    .select('contact.name as contact_name')
    .where('invoice.portal_id', '=', portalId)
    .where('invoice.tenant_id', '=', query.tenantId)
    .where('invoice.invoice_id', '=', query.invoiceId)
    .where('invoice.contact_id', 'in', query.contactIds)
    .where('invoice.gone_at', 'is', null)
    .executeTakeFirst();

async function readPayments({ portalId, db }: PortalHandle, query: One): Promise<SettledInvoice['payments']> {
  const rows = await db
    .selectFrom('mirror_payments')
    .select(['payment_id', 'payment_date', 'amount', 'reference'])
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', query.tenantId)
    .where('invoice_id', '=', query.invoiceId)
    .where('status', '=', 'AUTHORISED')
    .where('gone_at', 'is', null)
    .orderBy('payment_date')
    .orderBy('payment_id')
    .execute();
  return rows.map((row) => ({
    id: row.payment_id,
    date: row.payment_date,
    amount: decimal(row.amount),
    reference: row.reference,
  }));
}

type CreditRow = Pick<Selectable<MirrorCreditRow>, 'kind' | 'credit_id' | 'credit_number'> & {
  applied: { date: string; amount: string };
};

/** Money held is looked for among the customer's own: it can be set against the same contact's invoices only. */
async function readCredits({ portalId, db }: PortalHandle, query: One): Promise<AppliedCredit[]> {
  const { rows } = await sql<CreditRow>`
    select kind, credit_id, credit_number, applied
    from mirror_credits, jsonb_array_elements(allocations) as applied
    where portal_id = ${portalId} and tenant_id = ${query.tenantId} and gone_at is null
      and contact_id in (${sql.join(query.contactIds)}) and status in ('AUTHORISED', 'PAID')
      and applied ->> 'invoiceId' = ${query.invoiceId}
    order by applied ->> 'date', credit_id`.execute(db);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.credit_id,
    number: row.credit_number,
    date: row.applied.date,
    amount: decimal(row.applied.amount),
  }));
}
