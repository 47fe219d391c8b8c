import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { ApprovalDesk, ApprovalQuery, ListedApproval } from '../approvals/ports.ts';
import { decimal } from '../lib/money.ts';
import { approvalStore, fromRow as approvalFromRow } from './approvals-rows.ts';
import type { ContactPersonFact } from '../mirror/facts.ts';
import type { ApprovalRow } from './invoicing-tables.ts';
import { decimalOrNull } from './mirror-table.ts';
import type { PortalHandle } from './portal.ts';

interface Row extends Selectable<ApprovalRow> {
  billed_deal_id: string;
  deal_name: string;
  deal_amount: string | null;
  deal_currency: string | null;
  made_of: string | null;
  made: string | null;
  quote_number: string | null;
  quote_amount: string | null;
  quote_currency: string | null;
  owner_id: string | null;
  owner_team_ids: string[] | null;
  customer: string;
  email: string | null;
  persons: ContactPersonFact[];
  is_archived: boolean;
  invoice_number: string;
  status: string;
  currency: string;
  sub_total: string;
  total: string;
  issues: string[];
  is_moving: boolean;
}

/** Approvals with what the mirror knows of the invoice, its customer, and the deal that it bills by now. */
const listed = ({ portalId }: PortalHandle): RawBuilder<unknown> => sql`
  select approval.*, link.deal_id as billed_deal_id, coalesce(deal.name, '') as deal_name,
    deal.amount as deal_amount, deal.currency as deal_currency,
    maker.preview->>'deal' as made_of, maker.preview->>'subTotal' as made,
    quote.quote_number, quote.amount as quote_amount, quote.currency as quote_currency,
    deal.owner_id, owner.team_ids as owner_team_ids,
    coalesce(contact.name, '') as customer, contact.email, coalesce(contact.persons, '[]') as persons,
    coalesce(contact.status <> 'ACTIVE', false) as is_archived,
    invoice.invoice_number, invoice.status, invoice.currency, invoice.sub_total, invoice.total,
    coalesce((select jsonb_agg(issue.message order by issue.opened_at) from issues issue
      where issue.portal_id = ${portalId} and issue.closed_at is null and issue.document_id = approval.invoice_id
    ), '[]') as issues,
    exists (select from outbox_intents intent
      where intent.portal_id = ${portalId} and intent.tenant_id = approval.tenant_id
        and intent.subject = 'invoice:' || approval.invoice_id
        and intent.state in ('pending', 'sending', 'unclear')) as is_moving
  from approvals approval
  join invoice_links link on link.portal_id = ${portalId}
    and link.tenant_id = approval.tenant_id and link.invoice_id = approval.invoice_id
  join mirror_invoices invoice on invoice.portal_id = ${portalId} and invoice.gone_at is null
    and invoice.tenant_id = approval.tenant_id and invoice.invoice_id = approval.invoice_id
  left join outbox_intents maker on maker.portal_id = ${portalId} and maker.intent_id = link.intent_id
  left join mirror_contacts contact on contact.portal_id = ${portalId}
    and contact.tenant_id = invoice.tenant_id and contact.contact_id = invoice.contact_id
  left join crm_deals deal on deal.portal_id = ${portalId} and deal.object_id = link.deal_id
  left join crm_owners owner on owner.portal_id = ${portalId} and owner.owner_id = deal.owner_id and owner.gone_at is null
  left join lateral (
    select one.quote_number, one.amount, one.currency from crm_quotes one
    where one.portal_id = ${portalId} and one.deal_id = link.deal_id and one.gone_at is null
    order by one.vendor_updated_at desc, one.object_id limit 1
  ) quote on true
  where approval.portal_id = ${portalId}`;

/** What waits is what Xero has as submitted: one that was approved there, and not settled yet, waits for nobody. */
const isAsked = ({ tenantId, state, askedBy }: Omit<ApprovalQuery, 'cursor' | 'most'>): RawBuilder<unknown> => sql`
  tenant_id = ${tenantId}
  and ${state === 'waiting' ? sql`state = 'waiting' and status = 'SUBMITTED'` : sql`state <> 'waiting'`}
  and ${askedBy === null ? sql`true` : sql`asked_by = ${askedBy}`}`;

async function list(handle: PortalHandle, query: ApprovalQuery): ReturnType<ApprovalDesk['list']> {
  const { state, cursor, most } = query;
  const [at, ...id] = cursor?.split('_') ?? [];
  const key = state === 'waiting' ? sql`asked_at` : sql`decided_at`;
  const direction = state === 'waiting' ? sql`asc` : sql`desc`;
  const beyond = state === 'waiting' ? sql`>` : sql`<`;
  const after =
    cursor === null ? sql`true` : sql`(${key}, approval_id) ${beyond} (${new Date(Number(at))}, ${id.join('_')})`;
  const { rows } = await sql<Row>`
    with listed as (${listed(handle)}) select * from listed
    where ${isAsked(query)} and ${after}
    order by ${key} ${direction}, approval_id ${direction} limit ${most + 1}`.execute(handle.db);
  const approvals = rows.slice(0, most).map(fromRow);
  const last = approvals.at(-1);
  const lastAt = last && (state === 'waiting' ? last.askedAt : (last.decidedAt ?? last.askedAt));
  return { approvals, next: rows.length > most && last ? `${lastAt?.getTime()}_${last.approvalId}` : null };
}

/** The queue of the handle's portal. */
export function approvalDesk(handle: PortalHandle): ApprovalDesk {
  return {
    ofInvoices: (tenantId, invoiceIds) => approvalStore(handle).ofInvoices(tenantId, invoiceIds),
    list: (query) => list(handle, query),
    countWaiting: async (query) => {
      const { rows } = await sql<{ waiting: number }>`
        with listed as (${listed(handle)}) select count(*)::int as waiting from listed
        where ${isAsked({ ...query, state: 'waiting' })}`.execute(handle.db);
      return rows[0]?.waiting ?? 0;
    },
    read: async (approvalId) => {
      const { rows } = await sql<Row>`
        with listed as (${listed(handle)}) select * from listed where approval_id = ${approvalId}`.execute(handle.db);
      return rows[0] ? fromRow(rows[0]) : null;
    },
  };
}

const fromRow = (row: Row): ListedApproval => ({
  ...approvalFromRow(row),
  deal: {
    id: row.billed_deal_id,
    name: row.deal_name,
    amount: decimalOrNull(row.deal_amount),
    currency: row.deal_currency,
  },
  otherSteps: decimal(row.made_of ?? row.made ?? '0').minus(row.made ?? '0'),
  quote:
    row.quote_amount === null
      ? null
      : { number: row.quote_number, amount: decimal(row.quote_amount), currency: row.quote_currency },
  record: { ownerId: row.owner_id, ownerTeamIds: row.owner_team_ids ?? [] },
  customer: { name: row.customer, email: row.email, persons: row.persons, archived: row.is_archived },
  invoice: {
    number: row.invoice_number,
    status: row.status,
    currency: row.currency,
    subTotal: decimal(row.sub_total),
    total: decimal(row.total),
  },
  issues: row.issues,
  isMoving: row.is_moving,
});
