import { sql } from 'kysely';
import { DEAL, type RecordRef } from '../customers/facts.ts';
import type { BillingStore } from '../invoicing/ports.ts';
import type { InvoiceFact } from '../mirror/facts.ts';
import { invoices } from './mirror-invoices.ts';
import type { PortalHandle } from './portal.ts';

type InvoiceLink = Parameters<BillingStore['linkInvoice']>[0];
type CustomerLink = Parameters<BillingStore['linkCustomer']>[0];

/** The record that this one was merged into, or itself. */
const survivor = (portalId: string, { objectTypeId, objectId }: RecordRef) => sql<string>`coalesce((
  select into_id from crm_merges
  where portal_id = ${portalId} and object_type_id = ${objectTypeId} and object_id = ${objectId}), ${objectId})`;

/** A document bills one step: the first word stays. A deal that was merged meanwhile is the one that it lives on in. */
export async function linkInvoice({ portalId, db }: PortalHandle, link: InvoiceLink): Promise<void> {
  await db
    .insertInto('invoice_links')
    .values({
      portal_id: portalId,
      tenant_id: link.tenantId,
      deal_id: survivor(portalId, { objectTypeId: DEAL, objectId: link.dealId }),
      step: link.step,
      invoice_id: link.invoiceId,
      intent_id: link.intentId,
      linked_at: link.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A record that was merged meanwhile is the one that it lives on in. */
export async function linkCustomer({ portalId, db }: PortalHandle, link: CustomerLink): Promise<void> {
  await db
    .insertInto('customer_links')
    .values({
      portal_id: portalId,
      tenant_id: link.tenantId,
      object_type_id: link.objectTypeId,
      object_id: survivor(portalId, link),
      contact_id: link.contactId,
      linked_by: link.by,
      linked_at: link.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function readMirroredInvoice(
  { portalId, db }: PortalHandle,
  { tenantId, invoiceId }: { tenantId: string; invoiceId: string },
): Promise<InvoiceFact | null> {
  const row = await db
    .selectFrom('mirror_invoices')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('invoice_id', '=', invoiceId)
    .where('gone_at', 'is', null)
    .executeTakeFirst();
  return row ? invoices.fromRow(row as never) : null;
}

/** The deal that the invoice is linked to. */
export async function readDealBilledBy(
  { portalId, db }: PortalHandle,
  { tenantId, invoiceId }: { tenantId: string; invoiceId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('invoice_links')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst();
  return row?.deal_id ?? null;
}

/** The invoices that are linked to the deal, or to one step of it, the one linked last first. */
export async function readDealInvoices(
  { portalId, db }: PortalHandle,
  { tenantId, dealId, step }: { tenantId: string; dealId: string; step: string | undefined },
): Promise<InvoiceFact[]> {
  const rows = await db
    .selectFrom('invoice_links as link')
    .innerJoin('mirror_invoices as invoice', (on) =>
      on
        .onRef('invoice.portal_id', '=', 'link.portal_id')
        .onRef('invoice.tenant_id', '=', 'link.tenant_id')
        .onRef('invoice.invoice_id', '=', 'link.invoice_id'),
    )
    .selectAll('invoice')
    .where('link.portal_id', '=', portalId)
    .where('link.tenant_id', '=', tenantId)
    .where('link.deal_id', '=', dealId)
    .$if(step !== undefined, (query) => query.where('link.step', '=', step ?? ''))
    .where('invoice.gone_at', 'is', null)
    .orderBy('link.linked_at', 'desc')
    .orderBy('invoice.invoice_id')
    .execute();
  return rows.map((row) => invoices.fromRow(row as never));
}
