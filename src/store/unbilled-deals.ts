import { sql } from 'kysely';
import { decimal } from '../lib/money.ts';
import type { WonDeal } from '../unbilled/facts.ts';
import type { UnbilledStore } from '../unbilled/ports.ts';
import { decimalOrNull } from './mirror-table.ts';
import { isCreditedInFull } from './credited-in-full.ts';
import { personName } from './person-name.ts';
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

/** What a deal's lines come to; null: it has none. Each is looked up by index, whatever the database knows of its tables. */
const netOf = (portalId: string) => sql`
  (select sum(${lineNet}) from crm_line_items line
    where line.portal_id = ${portalId} and line.deal_id = won.object_id and line.gone_at is null)`;

/** The invoices that stand in Xero for a deal: the drafts of its currency, the oldest first, and what is in others. */
const standingOf = (portalId: string, { tenantId, zone }: Asked) => sql`
  (select
    jsonb_agg(jsonb_build_object(
      'invoiceId', invoice_id, 'number', invoice_number, 'status', status, 'amount', sub_total::text,
      'since', least(invoice_date, (linked_at at time zone ${zone})::date)
    ) order by least(invoice_date, (linked_at at time zone ${zone})::date), invoice_id)
      filter (where status in ('DRAFT', 'SUBMITTED') and invoice.currency = won.currency) as drafts,
    jsonb_agg(jsonb_build_object('currency', invoice.currency, 'amount', sub_total::text) order by invoice.currency, invoice_id)
      filter (where invoice.currency <> won.currency) as foreign_amounts
  from invoice_links link
  join mirror_invoices invoice using (portal_id, tenant_id, invoice_id)
  where link.portal_id = ${portalId} and link.tenant_id = ${tenantId} and link.deal_id = won.object_id
    and invoice.gone_at is null and invoice.status not in ('VOIDED', 'DELETED')
    and (invoice.currency = won.currency or ${isCreditedInFull(portalId)} is not true))`;

/**
 * The won deals of the portal, each with what it comes to, the invoices that nobody has approved, and what is billed in another
 * currency: one statement.
 */
export async function readWonDeals({ portalId, db }: PortalHandle, asked: Asked): Promise<WonDeal[]> {
  const { portalCurrency, dealId, most } = asked;
  const { rows } = await sql<Row>`
    with won as materialized (
      select object_id, name, amount, coalesce(currency, ${portalCurrency}) as currency, close_date, company_id, contact_id,
        owner_id, pipeline_id
      from crm_deals where portal_id = ${portalId} and is_won and gone_at is null
        and ${dealId === null ? sql`true` : sql`object_id = ${dealId}`}
      order by close_date desc nulls first, object_id limit ${most}
    ),
    priced as materialized (select won.*, coalesce(${netOf(portalId)}, round(amount, 2)) as net from won)
    select won.object_id, won.name, won.pipeline_id, won.close_date, won.currency, won.owner_id,
      (case when net < 0 then 0 else net end)::text as amount,
      coalesce(company.name, ${personName('person')}) as customer,
      ${personName('owner')} as owner_name,
      owner.team_ids as owner_team_ids,
      coalesce(standing.drafts, '[]') as drafts, coalesce(standing.foreign_amounts, '[]') as foreign_amounts,
      word.reason, word.ignored_by_email, word.ignored_at, word.currency as ignored_currency,
      word.amount::text as ignored_amount, word.amount_left::text as ignored_left
    from priced won
    left join lateral ${standingOf(portalId, asked)} standing on true
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
