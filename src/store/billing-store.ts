import type { BillingStore } from '../invoicing/ports.ts';
import { readBillingBooks, type ZoneOf } from './billing-books.ts';
import { readBillingContacts } from './billing-contacts.ts';
import { linkCustomer, linkInvoice, readDealBilledBy, readDealInvoices, readMirroredInvoice } from './billing-links.ts';
import { requireReconnect } from './mirror-unit.ts';
import { upsertRows } from './mirror-rows.ts';
import type { PortalHandle } from './portal.ts';

export type { ZoneOf };

/** What billing reads and links of the handle's portal. */
export function billingStore(handle: PortalHandle, zoneOf: ZoneOf): BillingStore {
  const { portalId } = handle;
  return {
    books: (tenantId) => readBillingBooks(handle, { zoneOf, tenantId }),
    contacts: (tenantId, contactIds) => readBillingContacts(handle, { tenantId, contactIds }),
    isLive: (tenantId) => isLive(handle, tenantId),
    requireReconnect: (tenantId) => requireReconnect(handle, tenantId),
    linkInvoice: (link) => linkInvoice(handle, link),
    linkCustomer: (link) => linkCustomer(handle, link),
    invoice: (tenantId, invoiceId) => readMirroredInvoice(handle, { tenantId, invoiceId }),
    invoicesOf: (tenantId, dealId, step) => readDealInvoices(handle, { tenantId, dealId, step }),
    pipelineOf: (dealId) => readPipelineOf(handle, dealId),
    dealBilledBy: (tenantId, invoiceId) => readDealBilledBy(handle, { tenantId, invoiceId }),
    mirrorInvoice: async (tenantId, invoice, readAt) => {
      await upsertRows(handle, { portalId, tenantId, stream: 'invoices' }, { facts: [invoice], readAt });
    },
    mirrorContact: async (tenantId, contact, readAt) => {
      await upsertRows(handle, { portalId, tenantId, stream: 'contacts' }, { facts: [contact], readAt });
    },
    mirrorItem: async (tenantId, item, readAt) => {
      await upsertRows(handle, { portalId, tenantId, stream: 'items' }, { facts: [item], readAt });
    },
  };
}

async function readPipelineOf({ portalId, db }: PortalHandle, dealId: string): Promise<string | null> {
  const row = await db
    .selectFrom('crm_deals')
    .select('pipeline_id')
    .where('portal_id', '=', portalId)
    .where('object_id', '=', dealId)
    .executeTakeFirst();
  return row?.pipeline_id ?? null;
}

async function isLive({ portalId, db }: PortalHandle, tenantId: string): Promise<boolean> {
  const row = await db
    .selectFrom('xero_connections')
    .select('live')
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row?.live ?? false;
}
