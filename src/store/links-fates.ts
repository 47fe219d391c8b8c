import { sql } from 'kysely';
import { FATE_KINDS, type BilledDeal } from '../invoicing/links/facts.ts';
import type { AskedDeals, FateStore } from '../invoicing/links/ports.ts';
import { isCreditedInFull } from './credited-in-full.ts';
import type { PortalHandle } from './portal.ts';

interface Row {
  deal_id: string;
  name: string;
  is_gone: boolean;
  is_won: boolean;
  is_closed: boolean;
  standing: BilledDeal['standing'];
  told: BilledDeal['told'];
}

/** What became of the deals of the handle's portal that were billed. */
export const fateStore = (handle: PortalHandle): FateStore => ({
  billed: async (asked) => {
    const { portalId, db } = handle;
    const { rows } = await sql<Row>`
      with asked as (${idsOf(handle, asked)})
      select deal.object_id as deal_id, deal.name, deal.gone_at is not null as is_gone, deal.is_won, deal.is_closed,
        coalesce((
          select jsonb_agg(jsonb_build_object(
            'tenantId', invoice.tenant_id, 'invoiceId', invoice.invoice_id, 'number', invoice.invoice_number
          ) order by invoice.invoice_number, invoice.invoice_id)
          from invoice_links link
          join mirror_invoices invoice on invoice.portal_id = ${portalId} and invoice.tenant_id = link.tenant_id
            and invoice.invoice_id = link.invoice_id and invoice.gone_at is null
            and invoice.status not in ('VOIDED', 'DELETED') and ${isCreditedInFull(portalId)} is not true
          where link.portal_id = ${portalId} and link.deal_id = deal.object_id
        ), '[]') as standing,
        coalesce((
          select jsonb_agg(issue.kind) from issues issue
          where issue.portal_id = ${portalId} and issue.closed_at is null
            and issue.kind = any(${[...FATE_KINDS]}) and issue.subject = 'deal-fate:' || deal.object_id
        ), '[]') as told
      from asked join crm_deals deal on deal.portal_id = ${portalId} and deal.object_id = asked.deal_id`.execute(db);
    return rows.map(fromRow);
  },
});

const idsOf = ({ portalId }: PortalHandle, asked: AskedDeals) =>
  'dealIds' in asked
    ? sql`select unnest(${[...asked.dealIds]}::text[]) as deal_id`
    : sql`select deal_id from invoice_links where portal_id = ${portalId}
        and tenant_id = ${asked.tenantId} and invoice_id = ${asked.invoiceId}`;

const fromRow = (row: Row): BilledDeal => ({
  ...{ dealId: row.deal_id, name: row.name },
  ...{ isGone: row.is_gone, isWon: row.is_won, isClosed: row.is_closed },
  ...{ standing: row.standing, told: row.told },
});
