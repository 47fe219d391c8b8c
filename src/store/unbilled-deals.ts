import { sql } from 'kysely';
import { decimal } from '../lib/money.ts';
import type { WonDeal } from '../unbilled/facts.ts';
import type { UnbilledStore } from '../unbilled/ports.ts';
import { decimalOrNull } from './mirror-table.ts';
import type { PortalHandle } from './portal.ts';
import { lineNet } from './unbilled-amounts.ts';

interface Row {
  object_id: string;
  name: string;
  customer: string | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_team_ids: string[] | null;
  pipeline_id: string | null;
  close_date: Date | null;
  currency: string;
  amount: string | null;
  drafts: { invoiceId: string; number: string; status: string; amount: string; since: string }[];
  foreign_amounts: { currency: string; amount: string }[];
  reason: string | null;
  ignored_by_email: string;
  ignored_at: Date;
  ignored_currency: string;
  ignored_amount: string | null;
  ignored_left: string | null;
}

type Asked = Parameters<UnbilledStore['won']>[0];

/** The invoices that stand in Xero for won deals. */
const standing = (portalId: string, tenantId: string) => sql`
  standing as (
    select link.deal_id, link.linked_at, invoice.*, won.currency as deal_currency
    from won join invoice_links link
      on link.portal_id = ${portalId} and link.tenant_id = ${tenantId} and link.deal_id = won.object_id
    join mirror_invoices invoice on invoice.portal_id = ${portalId} and invoice.tenant_id = ${tenantId}
      and invoice.invoice_id = link.invoice_id and invoice.gone_at is null and invoice.status not in ('VOIDED', 'DELETED')
  )`;

/** Those of them that nobody has approved, the oldest first. */
const draftsIn = (zone: string) => sql`
  drafts as (
    select deal_id, jsonb_agg(jsonb_build_object(
      'invoiceId', invoice_id, 'number', invoice_number, 'status', status, 'amount', sub_total::text,
      'since', least(invoice_date, (linked_at at time zone ${zone})::date)
    ) order by least(invoice_date, (linked_at at time zone ${zone})::date), invoice_id) as drafts
    from standing where status in ('DRAFT', 'SUBMITTED') and currency = deal_currency group by deal_id
  )`;

/** What of them is in another currency than the deal. */
const ABROAD = sql`
  abroad as (
    select deal_id, jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount) order by currency) as amounts
    from (select deal_id, currency, sum(sub_total)::text as amount from standing where currency <> deal_currency
      group by deal_id, currency) one group by deal_id
  )`;

/**
 * The won deals of the portal, each with what it comes to, the invoices that nobody has approved, and what is billed in another
 * currency: one statement, whose lines and invoices are read once for all of them.
 */
export async function readWonDeals(
  { portalId, db }: PortalHandle,
  { tenantId, portalCurrency, zone, dealId, most }: Asked,
): Promise<WonDeal[]> {
  const { rows } = await sql<Row>`
    with won as materialized (
      select object_id, name, amount, coalesce(currency, ${portalCurrency}) as currency, close_date, company_id, contact_id,
        owner_id, pipeline_id
      from crm_deals where portal_id = ${portalId} and is_won and gone_at is null
        and ${dealId === null ? sql`true` : sql`object_id = ${dealId}`}
      order by close_date desc nulls first, object_id limit ${most}
    ),
    nets as (
      select line.deal_id, sum(${lineNet}) as net
      from crm_line_items line join won on won.object_id = line.deal_id
      where line.portal_id = ${portalId} and line.gone_at is null group by line.deal_id
    ),
    ${standing(portalId, tenantId)},
    ${draftsIn(zone)},
    ${ABROAD}
    select won.object_id, won.name, won.pipeline_id, won.close_date, won.currency, won.owner_id,
      (case when coalesce(nets.net, won.amount) < 0 then 0 else coalesce(nets.net, round(won.amount, 2)) end)::text as amount,
      coalesce(company.name, nullif(trim(concat_ws(' ', person.first_name, person.last_name)), ''), person.email) as customer,
      coalesce(nullif(trim(concat_ws(' ', owner.first_name, owner.last_name)), ''), owner.email) as owner_name,
      owner.team_ids as owner_team_ids,
      coalesce(drafts.drafts, '[]') as drafts, coalesce(abroad.amounts, '[]') as foreign_amounts,
      word.reason, word.ignored_by_email, word.ignored_at, word.currency as ignored_currency,
      word.amount::text as ignored_amount, word.amount_left::text as ignored_left
    from won
    left join nets on nets.deal_id = won.object_id
    left join drafts on drafts.deal_id = won.object_id
    left join abroad on abroad.deal_id = won.object_id
    left join crm_companies company on company.portal_id = ${portalId} and company.object_id = won.company_id
      and company.gone_at is null
    left join crm_contacts person on person.portal_id = ${portalId} and person.object_id = won.contact_id
      and person.gone_at is null
    left join crm_owners owner on owner.portal_id = ${portalId} and owner.owner_id = won.owner_id and owner.gone_at is null
    left join unbilled_ignored word on word.portal_id = ${portalId} and word.deal_id = won.object_id`.execute(db);
  return rows.map(fromRow);
}

const fromRow = (row: Row): WonDeal => ({
  ...{ dealId: row.object_id, name: row.name, customer: row.customer, pipelineId: row.pipeline_id },
  owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? row.owner_id },
  record: { ownerId: row.owner_id, ownerTeamIds: row.owner_team_ids ?? [] },
  ...{ closedAt: row.close_date, currency: row.currency, amount: decimalOrNull(row.amount) },
  drafts: row.drafts.map(({ status, amount, ...draft }) => ({
    ...draft,
    isSubmitted: status === 'SUBMITTED',
    amount: decimal(amount),
  })),
  foreign: row.foreign_amounts.map(({ currency, amount }) => ({ currency, amount: decimal(amount) })),
  ignoring:
    row.reason === null
      ? null
      : {
          ...{ reason: row.reason, by: row.ignored_by_email, at: row.ignored_at, currency: row.ignored_currency },
          ...{ amount: decimalOrNull(row.ignored_amount), left: decimalOrNull(row.ignored_left) },
        },
});
