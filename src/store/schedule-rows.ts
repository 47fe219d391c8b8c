import { sql } from 'kysely';
import { DEAL } from '../customers/facts.ts';
import { decimal } from '../lib/money.ts';
import type { Share, Step } from '../schedules/facts.ts';
import type { ScheduleStore } from '../schedules/ports.ts';
import type { KeptStep } from './invoicing-tables.ts';
import type { PortalHandle } from './portal.ts';

/** The schedules of the handle's portal. */
export function scheduleStore(handle: PortalHandle): ScheduleStore {
  const { portalId, db } = handle;
  const schedules: ScheduleStore['schedules'] = async (dealIds) => {
    const rows = await db
      .selectFrom('billing_schedules')
      .select(['deal_id', 'version', 'steps'])
      .distinctOn('deal_id')
      .where('portal_id', '=', portalId)
      .where(sql<boolean>`deal_id = any(${dealIds}::text[])`)
      .orderBy('deal_id')
      .orderBy('version', 'desc')
      .execute();
    const saved = rows.map((row) => [row.deal_id, { version: row.version, steps: row.steps.map(fromKept) }] as const);
    const byDeal = new Map(saved);
    return new Map(dealIds.map((dealId) => [dealId, { dealId, version: 0, steps: [], ...byDeal.get(dealId) }]));
  };
  return {
    schedules,
    schedule: async (dealId) => (await schedules([dealId])).get(dealId) ?? { dealId, version: 0, steps: [] },
    lock: async (dealId) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`billing of ${portalId}/${dealId}`}, 0))`.execute(db);
      const { rows } = await sql`select from crm_merges
        where portal_id = ${portalId} and object_type_id = ${DEAL} and object_id = ${dealId}`.execute(db);
      return rows.length === 0;
    },
    save: async ({ dealId, version, steps }, { userId, userEmail, at }) => {
      await db
        .insertInto('billing_schedules')
        .values({
          portal_id: portalId,
          deal_id: dealId,
          version: version + 1,
          steps: JSON.stringify(steps.map(toKept)),
          saved_by: userId,
          saved_by_email: userEmail,
          saved_at: at,
        })
        .execute();
    },
  };
}

const toKept = ({ stepId, role, share, when }: Step): KeptStep => ({ stepId, role, share: shareText(share), when });

const shareText = (share: Share): KeptStep['share'] => {
  if (share.kind === 'percent') return { kind: share.kind, percent: share.percent.toFixed() };
  return share.kind === 'amount' ? { kind: share.kind, amount: share.amount.toFixed() } : share;
};

const fromKept = ({ stepId, role, share, when }: KeptStep): Step => ({ stepId, role, share: shareOf(share), when });

const shareOf = (share: KeptStep['share']): Share => {
  if (share.kind === 'percent') return { kind: share.kind, percent: decimal(share.percent) };
  return share.kind === 'amount' ? { kind: share.kind, amount: decimal(share.amount) } : share;
};
