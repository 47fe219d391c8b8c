import { sql } from 'kysely';
import type { MovedBalance } from '../mirror/ports.ts';
import type { PortalHandle } from './portal.ts';

/** Xero's clock may be ahead of ours, and its lists behind. */
const MARGIN = sql`interval '5 minutes'`;

/** The contacts whose balances at Xero need not be those that were read with them: one statement. */
export async function readMovedBalances(
  { portalId, db }: PortalHandle,
  tenantId: string,
  ids?: string[],
): Promise<MovedBalance[]> {
  const mine = sql`portal_id = ${portalId} and tenant_id = ${tenantId} and gone_at is null
    ${ids ? sql`and contact_id = any(${ids}::text[])` : sql``}`;
  const { rows } = await sql<MovedBalance>`
    with documents as (
      select contact_id, vendor_updated_at, case status when 'AUTHORISED' then due_date end as due_date
      from mirror_invoices where ${mine}
      union all
      select contact_id, vendor_updated_at, null from mirror_credits where ${mine}
      union all
      select contact_id, vendor_updated_at, null from mirror_payments where ${mine}
    ),
    contacts as (select contact_id, read_at from mirror_contacts where ${mine})
    select contact_id as id, bool_or(vendor_updated_at > read_at - ${MARGIN}) as outstanding
    from contacts join documents using (contact_id)
    where vendor_updated_at > read_at - ${MARGIN} or due_date >= (read_at at time zone 'UTC')::date - 1
    group by contact_id`.execute(db);
  return rows;
}
