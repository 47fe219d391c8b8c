import { sql } from 'kysely';
import type { PortalHandle } from '../../src/store/portal.ts';
import { NOW } from './door-house.ts';

/** A run over one deal, and its row. */
export async function fillBulk({ db, portalId }: PortalHandle): Promise<void> {
  await sql`insert into bulk_runs (portal_id, run_id, tenant_id, status, state, created_by, created_by_email, request_id, created_at)
    values (${portalId}, 'r', 't', 'DRAFT', 'idle', '7', 'a@b.test', 'q', ${NOW})`.execute(db);
  await sql`insert into bulk_rows (portal_id, run_id, deal_id, position, state)
    values (${portalId}, 'r', '1', 0, 'cannot')`.execute(db);
}
