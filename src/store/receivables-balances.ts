import { sql } from 'kysely';
import { STREAMS_OF_DOCUMENTS } from '../receivables/facts.ts';
import type { BalanceStore, ComparedContact, InBalances } from '../receivables/ports.ts';
import { issueStore } from './issues-rows.ts';
import type { Store } from './open.ts';
import type { PortalHandle } from './portal.ts';

/** The way of comparing balances to this store: each piece of work in one transaction of its portal. */
export function inBalances(store: Pick<Store, 'withPortal'>): InBalances {
  return (portalId, work) =>
    store.withPortal(portalId, (handle) => work({ balances: balanceStore(handle), issues: issueStore(handle) }));
}

/** After this the night's reading of the contacts is no news any more, and was compared some times. */
const COMPARED_FOR_HOURS = 8;
/** A pass over all contacts takes no longer than this; its time is that of its first call. */
const PASS_MINUTES = 30;
const MOST_DIFFERENCES = 200;

const documentStreams = sql.join(STREAMS_OF_DOCUMENTS);

function balanceStore(handle: PortalHandle): BalanceStore {
  const { portalId, db } = handle;
  return {
    comparable: async (now) => {
      const { rows } = await sql<{ tenant_id: string }>`
        select contacts.tenant_id from stream_cursors contacts
        join xero_connections connection on connection.portal_id = contacts.portal_id
          and connection.tenant_id = contacts.tenant_id and connection.state = 'connected'
        where contacts.portal_id = ${portalId} and contacts.stream = 'contacts'
          and contacts.full_until > ${new Date(now.getTime() - COMPARED_FOR_HOURS * 3_600_000)}
          and ${STREAMS_OF_DOCUMENTS.length} = (select count(*) from stream_cursors documents
            where documents.portal_id = ${portalId} and documents.tenant_id = contacts.tenant_id
              and documents.stream in (${documentStreams})
              and documents.read_until >= contacts.full_until + make_interval(mins => ${PASS_MINUTES}::integer))
        order by contacts.tenant_id`.execute(db);
      return rows.map((row) => row.tenant_id);
    },
    compared: (tenantId) => readCompared(handle, tenantId),
  };
}

/**
 * Sums up all documents of the organisation by contact, as `receivables/rules/xero-balances.ts` does those of one customer:
 * one statement. Contacts that were merged are left out: their documents may still be known under either.
 */
async function readCompared({ portalId, db }: PortalHandle, tenantId: string): Promise<ComparedContact[]> {
  const live = sql`portal_id = ${portalId} and tenant_id = ${tenantId} and gone_at is null`;
  const { rows } = await sql<ComparedContact>`
    with base as (select base_currency from mirror_organisations where ${live}),
    read as (select min(read_until) as until from stream_cursors
      where portal_id = ${portalId} and tenant_id = ${tenantId} and stream in (${documentStreams})),
    documents as (
      select contact_id, currency, vendor_updated_at, case status when 'AUTHORISED' then amount_due else 0 end as amount
      from mirror_invoices where ${live}
      union all
      select contact_id, currency, vendor_updated_at, case status when 'AUTHORISED' then -remaining_credit else 0 end
      from mirror_credits where ${live}
      union all
      select contact_id, null, vendor_updated_at, 0 from mirror_payments where ${live}
    ),
    sums as (
      select contact_id, sum(amount) as outstanding, max(vendor_updated_at) as changed_at,
        coalesce(bool_or(amount <> 0 and currency <> (select base_currency from base)), false) as is_foreign
      from documents group by contact_id
    ),
    compared as (
      select contact.contact_id, contact.name,
        not coalesce(is_foreign, false) and receivable_outstanding <> coalesce(outstanding, 0) as differs
      from mirror_contacts contact cross join base cross join read left join sums on sums.contact_id = contact.contact_id
      where contact.portal_id = ${portalId} and contact.tenant_id = ${tenantId} and contact.gone_at is null
        and contact.read_at <= read.until and (changed_at is null or changed_at <= contact.read_at)
        and contact.merged_to_contact_id is null
        and not exists (select from mirror_contacts merged where merged.portal_id = ${portalId}
          and merged.tenant_id = ${tenantId} and merged.merged_to_contact_id = contact.contact_id)
    ),
    told as (
      select subject from issues where portal_id = ${portalId} and kind = 'balance_differs' and closed_at is null
    )
    (select contact_id as "contactId", name, differs from compared where differs order by contact_id
      limit ${MOST_DIFFERENCES})
    union all
    select contact_id, name, differs from compared
    where not differs and ${tenantId} || '/contacts/' || contact_id in (select subject from told)`.execute(db);
  return rows;
}
