import { sql } from 'kysely';
import type { PortalHandle } from './portal.ts';

/** How many of the newest invoices are asked for the account that the books use. */
const RECENT_INVOICES = 50;

/** Of these accounts the one that most lines of the newest approved invoices go to: one statement. */
export async function readSalesAccountInUse(
  { portalId, db }: PortalHandle,
  { tenantId, codes }: { tenantId: string; codes: string[] },
): Promise<string | null> {
  if (codes.length === 0) return null;
  const { rows } = await sql<{ code: string }>`
    with recent as (
      select lines from mirror_invoices
      where portal_id = ${portalId} and tenant_id = ${tenantId} and gone_at is null and status in ('AUTHORISED', 'PAID')
      order by invoice_date desc, invoice_id desc limit ${RECENT_INVOICES}
    )
    select line ->> 'accountCode' as code from recent, jsonb_array_elements(lines) as line
    where line ->> 'accountCode' in (${sql.join(codes)})
    group by code order by count(*) desc, code limit 1`.execute(db);
  return rows[0]?.code ?? null;
}
