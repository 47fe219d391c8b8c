import { sql } from 'kysely';
import type { PortalHandle } from '../../src/store/portal.ts';
import { NOW } from './door-house.ts';

/** A row in each of some tables. */
export async function fillTables({ db, portalId }: PortalHandle, tenantId: string): Promise<void> {
  await sql`insert into billing_settings values
    (${portalId}, ${tenantId}, 'approval', 1, '{"rules": []}', '7', 'a@b.test', ${NOW})`.execute(db);
  await sql`insert into billing_schedules values (${portalId}, '1', 1, '[]', '7', 'a@b.test', ${NOW})`.execute(db);
  await sql`insert into credit_links values (${portalId}, ${tenantId}, 'n', 'i', 'i', ${NOW})`.execute(db);
  await sql`insert into product_links values (${portalId}, ${tenantId}, '1', 'i', '7', ${NOW})`.execute(db);
  await sql`insert into quote_links values (${portalId}, ${tenantId}, '1', 'q', '1', 'i', '7', ${NOW})`.execute(db);
  await sql`insert into approvals (portal_id, tenant_id, approval_id, deal_id, invoice_id, state, asked_at)
    values (${portalId}, ${tenantId}, 'a', '1', 'i', 'waiting', ${NOW})`.execute(db);
  await sql`insert into unbilled_ignored values
    (${portalId}, '1', 'A gift.', '7', 'a@b.test', ${NOW}, 'GBP', null, null)`.execute(db);
  await sql`insert into bulk_runs (portal_id, run_id, tenant_id, status, state, created_by, created_by_email, request_id, created_at)
    values (${portalId}, 'r', ${tenantId}, 'DRAFT', 'idle', '7', 'a@b.test', 'q', ${NOW})`.execute(db);
  await sql`insert into bulk_rows (portal_id, run_id, deal_id, position, state)
    values (${portalId}, 'r', '1', 0, 'cannot')`.execute(db);
}
