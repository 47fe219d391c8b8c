import { sql, type RawBuilder } from 'kysely';
import type { Candidate } from '../invoicing/links/facts.ts';
import type { CandidateQuery, LinkStore } from '../invoicing/links/ports.ts';
import { decimal } from '../lib/money.ts';
import { invoices } from './mirror-invoices.ts';
import type { PortalHandle } from './portal.ts';

interface LinkColumns {
  link_deal_id: string | null;
  link_step: string;
  link_origin: 'made' | 'linked';
  link_by: string | null;
  link_at: Date;
  deal_name: string | null;
  is_deal_gone: boolean;
  owner_id: string | null;
  owner_team_ids: string[] | null;
  maker_state: NonNullable<Candidate['maker']>['state'] | null;
  maker_subject: string;
}

/** The id in the mark of an address, as src/invoicing/outbox/rules/intent-mark.ts spells it. */
const markIn = (url: RawBuilder<unknown>) => sql`substring(${url} from '[?&]tieout=([0-9a-f-]{36})')`;

/** What an intent to bill a step is about, as src/invoicing/outbox/rules/subjects.ts spells it. */
const ofStep = (dealId: string, step: string): string => `deal:${dealId}:${step}`;

/** Of a row `invoice`: it is linked to no deal, and Tieout did not make it. */
export const billsNoDeal = ({ portalId, tenantId }: { portalId: string; tenantId: string }): RawBuilder<boolean> => sql`
  not exists (select from invoice_links link where link.portal_id = ${portalId} and link.tenant_id = ${tenantId}
    and link.invoice_id = invoice.invoice_id)
  and not exists (select from outbox_intents maker where maker.portal_id = ${portalId} and maker.tenant_id = ${tenantId}
    and maker.intent_id = ${markIn(sql`invoice.url`)})`;

/** Invoices with the deal that they bill, whose that is, and the intent of ours that made them. */
const linked = ({ portalId }: PortalHandle, which: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select invoice.*, link.deal_id as link_deal_id, link.step as link_step, link.origin as link_origin,
    link.linked_by as link_by, link.linked_at as link_at,
    deal.name as deal_name, deal.gone_at is not null as is_deal_gone, deal.owner_id, owner.team_ids as owner_team_ids,
    maker.state as maker_state, maker.subject as maker_subject
  from mirror_invoices invoice
  left join invoice_links link on link.portal_id = ${portalId}
    and link.tenant_id = invoice.tenant_id and link.invoice_id = invoice.invoice_id
  left join crm_deals deal on deal.portal_id = ${portalId} and deal.object_id = link.deal_id
  left join crm_owners owner on owner.portal_id = ${portalId} and owner.owner_id = deal.owner_id and owner.gone_at is null
  left join outbox_intents maker on maker.portal_id = ${portalId} and maker.tenant_id = invoice.tenant_id
    and maker.kind = 'create_invoice' and maker.intent_id = ${markIn(sql`invoice.url`)}
  where invoice.portal_id = ${portalId} and invoice.gone_at is null and ${which}`;

/** Which invoice bills which deal, in the handle's portal. */
export const linkStore = (handle: PortalHandle): LinkStore => ({
  candidates: (query) => readCandidates(handle, query),
  candidate: async (tenantId, invoiceId) => {
    const which = sql`invoice.tenant_id = ${tenantId} and invoice.invoice_id = ${invoiceId}`;
    const { rows } = await sql<LinkColumns>`${linked(handle, which)}`.execute(handle.db);
    return rows[0] ? fromRow(rows[0]) : null;
  },
  save: async ({ tenantId, invoiceId, dealId, step, by, at }) => {
    await sql`
      insert into invoice_links as link (portal_id, tenant_id, invoice_id, deal_id, step, origin, linked_by, linked_at)
      values (${handle.portalId}, ${tenantId}, ${invoiceId}, ${dealId}, ${step}, 'linked', ${by}, ${at})
      on conflict (portal_id, tenant_id, invoice_id) do update set deal_id = excluded.deal_id, step = excluded.step,
        linked_by = excluded.linked_by, linked_at = excluded.linked_at`.execute(handle.db);
    await moveMaker(handle, { tenantId, invoiceId, subject: ofStep(dealId, step) });
  },
  byHand: async (tenantId, dealId) => {
    const { rows } = await sql<{ id: string }>`
      select invoice_id as id from invoice_links where portal_id = ${handle.portalId}
        and tenant_id = ${tenantId} and deal_id = ${dealId} and origin = 'linked'`.execute(handle.db);
    return rows.map(({ id }) => id);
  },
  remove: async ({ tenantId, invoiceId, dealId }) => {
    await sql`
      delete from invoice_links where portal_id = ${handle.portalId}
        and tenant_id = ${tenantId} and invoice_id = ${invoiceId} and deal_id = ${dealId}`.execute(handle.db);
  },
  elsewhere: (of) => readElsewhere(handle, of),
});

/** The intent that made the invoice bills what that bills from now on: the deal that it was made for may be billed again. */
async function moveMaker(
  { portalId, db }: PortalHandle,
  { tenantId, invoiceId, subject }: { tenantId: string; invoiceId: string; subject: string },
): Promise<void> {
  await sql`
    update outbox_intents maker set subject = ${subject}
    where portal_id = ${portalId} and tenant_id = ${tenantId} and kind = 'create_invoice'
      and document_id = ${invoiceId} and state = 'done' and not exists (
        select from outbox_intents taken
        where taken.portal_id = maker.portal_id and taken.tenant_id = maker.tenant_id and taken.kind = maker.kind
          and taken.subject = ${subject} and taken.state in ('pending', 'sending', 'unclear', 'done'))`.execute(db);
}

async function readCandidates(
  handle: PortalHandle,
  { tenantId, contactIds, dealId, currency, amounts, search, page, pageSize }: CandidateQuery,
): Promise<{ candidates: Candidate[]; total: number }> {
  const amountsText = amounts.map((amount) => amount.toFixed());
  const which = sql`invoice.tenant_id = ${tenantId} and invoice.contact_id = any(${[...contactIds]}::text[])
    and link.deal_id is distinct from ${dealId} and ${found(search)}`;
  const fits = sql`link_deal_id is null and status not in ('VOIDED', 'DELETED') and currency = ${currency}
    and (sub_total = any(${amountsText}::numeric[]) or total = any(${amountsText}::numeric[]))`;
  const { rows } = await sql<LinkColumns & { of_all: number }>`
    with candidate as (${linked(handle, which)})
    select *, (count(*) over ())::integer as of_all from candidate
    order by (${fits}) desc, invoice_date desc, invoice_number desc, invoice_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(handle.db);
  return { candidates: rows.map(fromRow), total: rows[0]?.of_all ?? 0 };
}

function found(search: CandidateQuery['search']): RawBuilder<unknown> {
  if (search === undefined) return sql`true`;
  const text = search.text.toLowerCase();
  const words = sql`strpos(lower(invoice.invoice_number), ${text}) > 0 or strpos(lower(invoice.reference), ${text}) > 0`;
  if (search.amount === null) return sql`(${words})`;
  const amount = sql`${search.amount.toFixed()}::numeric`;
  return sql`(${words} or invoice.total = ${amount} or invoice.sub_total = ${amount} or invoice.amount_due = ${amount})`;
}

const readElsewhere: (
  handle: PortalHandle,
  ...of: Parameters<LinkStore['elsewhere']>
) => ReturnType<LinkStore['elsewhere']> = async (
  { portalId, db },
  { tenantId, contactIds, currency, since, total, subTotal },
) => {
  const { rows } = await sql<{ id: string; invoiceNumber: string; date: string; currency: string; total: string }>`
    select invoice.invoice_id as id, invoice.invoice_number as "invoiceNumber", invoice.invoice_date as date,
      invoice.currency, invoice.total
    from mirror_invoices invoice
    where invoice.portal_id = ${portalId} and invoice.tenant_id = ${tenantId} and invoice.gone_at is null
      and invoice.contact_id = any(${[...contactIds]}::text[]) and invoice.currency = ${currency}
      and invoice.invoice_date >= ${since} and invoice.status not in ('VOIDED', 'DELETED')
      and (invoice.total = ${total.toFixed()}::numeric or invoice.sub_total = ${subTotal.toFixed()}::numeric)
      and ${billsNoDeal({ portalId, tenantId })}
    order by invoice.invoice_date desc, invoice.invoice_number desc limit 1`.execute(db);
  return rows[0] ? { ...rows[0], total: decimal(rows[0].total) } : null;
};

const fromRow = (row: LinkColumns): Candidate => ({
  invoice: invoices.fromRow(row as never),
  link:
    row.link_deal_id === null
      ? null
      : {
          ...{ dealId: row.link_deal_id, step: row.link_step, origin: row.link_origin },
          ...{ by: row.link_by, at: row.link_at },
          ...{ dealName: row.deal_name ?? '', isDealGone: row.is_deal_gone },
          record: { ownerId: row.owner_id, ownerTeamIds: row.owner_team_ids ?? [] },
        },
  maker: row.maker_state === null ? null : { state: row.maker_state, subject: row.maker_subject },
});
