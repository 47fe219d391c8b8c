import { sql } from 'kysely';
import type { UnbilledStore } from '../unbilled/ports.ts';
import type { PortalHandle } from './portal.ts';
import { readWonDeals } from './unbilled-deals.ts';
import { readUntied } from './unbilled-untied.ts';

/** The won deals of the handle's portal, and what people have said of them. */
export function unbilledStore(handle: PortalHandle): UnbilledStore {
  return {
    won: (of) => readWonDeals(handle, of),
    liveSince: (tenantId) => readLiveSince(handle, tenantId),
    untied: (tenantId, wanted) => readUntied(handle, tenantId, wanted),
    pipelines: () => readPipelines(handle),
    ignore: (dealId, word) => ignore(handle, dealId, word),
    heed: (dealId) => heed(handle, dealId),
  };
}

/** A switch that was off for a while takes nothing back: the first time counts, as the audit log has it. */
async function readLiveSince({ portalId, db }: PortalHandle, tenantId: string): Promise<Date> {
  const { rows } = await sql<{ since: Date }>`
    select coalesce(
      least(
        (select min(at) from audit_log where portal_id = ${portalId} and action = 'switch_live_on' and object_id = ${tenantId}),
        (select live_at from xero_connections where portal_id = ${portalId} and tenant_id = ${tenantId} and live)
      ), installed_at) as since
    from portals where portal_id = ${portalId}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`Portal ${portalId} is not there`);
  return row.since;
}

async function readPipelines({ portalId, db }: PortalHandle): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('crm_pipelines')
    .select(['pipeline_id', 'name'])
    .where('portal_id', '=', portalId)
    .where('gone_at', 'is', null)
    .orderBy('position')
    .execute();
  return new Map(rows.map((row) => [row.pipeline_id, row.name]));
}

async function ignore(
  { portalId, db }: PortalHandle,
  dealId: string,
  word: Parameters<UnbilledStore['ignore']>[1],
): Promise<void> {
  const said = {
    ...{ reason: word.reason, ignored_by: word.userId, ignored_by_email: word.by, ignored_at: word.at },
    ...{ currency: word.currency, amount: word.amount?.toFixed() ?? null, amount_left: word.left?.toFixed() ?? null },
  };
  await db
    .insertInto('unbilled_ignored')
    .values({ portal_id: portalId, deal_id: dealId, ...said })
    .onConflict((conflict) => conflict.columns(['portal_id', 'deal_id']).doUpdateSet(said))
    .execute();
}

async function heed({ portalId, db }: PortalHandle, dealId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('unbilled_ignored')
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
