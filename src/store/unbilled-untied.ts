import { sql } from 'kysely';
import { billsNoDeal } from './links-rows.ts';
import type { UntiedInvoice, WantedInvoice } from '../unbilled/facts.ts';
import type { PortalHandle } from './portal.ts';

/**
 * Invoices that stand in Xero, are like those wanted, and are tied to no deal; the newest for each deal. Each deal's is looked up
 * by its contact, whatever the database knows of its tables: all invoices of the organisation would be gone through otherwise.
 */
export async function readUntied(
  { portalId, db }: PortalHandle,
  tenantId: string,
  wanted: readonly WantedInvoice[],
): Promise<UntiedInvoice[]> {
  if (wanted.length === 0) return [];
  const asked = JSON.stringify(wanted.map(({ amount, ...one }) => ({ ...one, amount: amount.toFixed() })));
  const { rows } = await sql<UntiedInvoice>`
    select wanted."dealId", found.invoice_id as "invoiceId", found.invoice_number as "number"
    from jsonb_to_recordset(${asked}::jsonb)
      as wanted ("dealId" text, "contactId" text, currency text, amount numeric, "from" date),
    lateral (
      select invoice.invoice_id, invoice.invoice_number from mirror_invoices invoice
      where invoice.portal_id = ${portalId} and invoice.tenant_id = ${tenantId}
        and invoice.contact_id = wanted."contactId" and invoice.status not in ('VOIDED', 'DELETED')
        and invoice.currency = wanted.currency and invoice.sub_total = wanted.amount
        and invoice.invoice_date >= wanted."from" and invoice.gone_at is null
        and ${billsNoDeal({ portalId, tenantId })}
      order by invoice.invoice_date desc, invoice.invoice_id limit 1
    ) found`.execute(db);
  return rows;
}
