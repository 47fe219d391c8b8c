import { sql } from 'kysely';
import type { WriteBackMode } from '../automation/facts.ts';
import type { AccountDates, WriteBackStore } from '../automation/ports.ts';
import { COMPANY } from '../customers/facts.ts';
import { readDealInvoices } from './billing-links.ts';
import type { PortalHandle } from './portal.ts';

/** What holds for the whole portal. */
const WHOLE_PORTAL = '';

interface Document {
  mode: WriteBackMode;
  clearing: boolean;
}

/** What is written back of the handle's portal. */
export function writeBackStore(handle: PortalHandle): WriteBackStore {
  return { ...settingOf(handle), ...recordsOf(handle), ...dealsOf(handle), ...keptOf(handle) };
}

function settingOf({ portalId, db }: PortalHandle): Pick<WriteBackStore, 'setting' | 'saveSetting'> {
  return {
    setting: async () => {
      const { rows } = await sql<{ version: number; document: Document }>`
        select version, document from settings where portal_id = ${portalId} and tenant_id = ${WHOLE_PORTAL}
        order by version desc limit 1`.execute(db);
      return { version: rows[0]?.version ?? 0, ...(rows[0]?.document ?? { mode: 'off', clearing: false }) };
    },
    saveSetting: async ({ version, mode, clearing, userId, userEmail, at }) => {
      const added = await db
        .insertInto('settings')
        .values({
          ...{ portal_id: portalId, tenant_id: WHOLE_PORTAL, version },
          document: JSON.stringify({ mode, clearing } satisfies Document),
          ...{ changed_by: userId, changed_by_email: userEmail, changed_at: at },
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) === 1;
    },
  };
}

function recordsOf({ portalId, db }: PortalHandle): Pick<WriteBackStore, 'customers' | 'dates'> {
  return {
    customers: async (objectTypeId, after, most) => {
      const records =
        objectTypeId === COMPANY ? sql`crm_companies where true` : sql`crm_contacts where company_id is null`;
      const { rows } = await sql<{ id: string }>`
        select object_id as id from ${records}
        and portal_id = ${portalId} and gone_at is null and object_id > ${after} order by object_id limit ${most}`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },
    dates: async ({ tenantId, contactIds, today }) => {
      const mine = sql`portal_id = ${portalId} and tenant_id = ${tenantId} and contact_id = any(${contactIds}::text[])
        and gone_at is null`;
      const { rows } = await sql<AccountDates>`
        select
          (select max(invoice_date) from mirror_invoices where ${mine} and status in ('AUTHORISED', 'PAID')) as "lastInvoice",
          (select max(payment_date) from mirror_payments where ${mine} and status = 'AUTHORISED') as "lastPayment",
          (select min(due_date) from mirror_invoices
            where ${mine} and status = 'AUTHORISED' and amount_due > 0 and due_date >= ${today}) as "nextDue"`.execute(
        db,
      );
      return rows[0] ?? { lastInvoice: null, lastPayment: null, nextDue: null };
    },
  };
}

function dealsOf(handle: PortalHandle): Pick<WriteBackStore, 'billedDeals' | 'invoicesOfDeal'> {
  const { portalId, db } = handle;
  return {
    billedDeals: async (after, most) => {
      const { rows } = await sql<{ id: string }>`
        select distinct link.deal_id as id from invoice_links link
        join crm_deals deal on deal.portal_id = ${portalId} and deal.object_id = link.deal_id and deal.gone_at is null
        where link.portal_id = ${portalId} and link.deal_id > ${after} order by link.deal_id limit ${most}`.execute(db);
      return rows.map(({ id }) => id);
    },
    invoicesOfDeal: (tenantId, dealId) => readDealInvoices(handle, { tenantId, dealId, step: undefined }),
  };
}

function keptOf({ portalId, db }: PortalHandle): Pick<WriteBackStore, 'written' | 'keep' | 'forget'> {
  return {
    written: async (objectTypeId, after, most) => {
      const rows = await db
        .selectFrom('crm_written')
        .selectAll()
        .where('portal_id', '=', portalId)
        .where('object_type_id', '=', objectTypeId)
        .where('object_id', '>', after)
        .orderBy('object_id')
        .limit(most)
        .execute();
      return rows.map((row) => ({ id: row.object_id, hash: row.values_hash, withAmounts: row.with_amounts }));
    },
    keep: async (objectTypeId, written, at) => {
      if (written.length === 0) return;
      await db
        .insertInto('crm_written')
        .values(
          written.map(({ id, hash, withAmounts }) => ({
            ...{ portal_id: portalId, object_type_id: objectTypeId, object_id: id },
            ...{ values_hash: hash, with_amounts: withAmounts, written_at: at },
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['portal_id', 'object_type_id', 'object_id']).doUpdateSet((to) => ({
            values_hash: to.ref('excluded.values_hash'),
            with_amounts: to.ref('excluded.with_amounts'),
            written_at: to.ref('excluded.written_at'),
          })),
        )
        .execute();
    },
    forget: async (objectTypeId, ids) => {
      await db
        .deleteFrom('crm_written')
        .where('portal_id', '=', portalId)
        .where('object_type_id', '=', objectTypeId)
        .where(sql<boolean>`object_id = any(${ids}::text[])`)
        .execute();
    },
  };
}
