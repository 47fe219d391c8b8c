import { sql } from 'kysely';
import type { UntiedInvoice, WantedInvoice } from '../unbilled/facts.ts';
import type { PortalHandle } from './portal.ts';

/**
 * Invoices that stand in Xero, are like those wanted, and are tied to no deal; the newest for each deal. Whether one is tied is
 * counted by its id: joined away, all links would be gone through for each where the database knows nothing of its tables.
 */
export async function readUntied(
  { portalId, db }: PortalHandle,
  tenantId: string,
  wanted: readonly WantedInvoice[],
): Promise<UntiedInvoice[]> {
  if (wanted.length === 0) return [];
  const asked = JSON.stringify(wanted.map(({ amount, ...one }) => ({ ...one, amount: amount.toFixed() })));
  const { rows } = await sql<UntiedInvoice>`
    select distinct on (wanted."dealId") wanted."dealId", invoice.invoice_id as "invoiceId", invoice.invoice_number as "number"
    from jsonb_to_recordset(${asked}::jsonb)
      as wanted ("dealId" text, "contactId" text, currency text, amount numeric, "from" date)
    join mirror_invoices invoice on invoice.portal_id = ${portalId} and invoice.tenant_id = ${tenantId}
      and invoice.contact_id = wanted."contactId" and invoice.status not in ('VOIDED', 'DELETED')
      and invoice.currency = wanted.currency and invoice.sub_total = wanted.amount
      and invoice.invoice_date >= wanted."from" and invoice.gone_at is null
    where (select count(*) from invoice_links link where link.portal_id = ${portalId} and link.tenant_id = ${tenantId}
      and link.invoice_id = invoice.invoice_id) = 0
    order by wanted."dealId", invoice.invoice_date desc, invoice.invoice_id`.execute(db);
  return rows;
}
