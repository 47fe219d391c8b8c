import type { Insertable, Selectable } from 'kysely';
import type { Approval, Somebody } from '../approvals/facts.ts';
import type { ApprovalStore } from '../approvals/ports.ts';
import type { ApprovalRow } from './invoicing-tables.ts';
import type { PortalHandle } from './portal.ts';

/** The approvals of the handle's portal. */
export function approvalStore({ portalId, db }: PortalHandle): ApprovalStore {
  const ofInvoices = (tenantId: string, invoiceIds: string[]) =>
    db
      .selectFrom('approvals')
      .selectAll()
      .where('portal_id', '=', portalId)
      .where('tenant_id', '=', tenantId)
      .where('invoice_id', 'in', invoiceIds)
      .orderBy('asked_at', 'desc')
      .orderBy('position', 'desc');
  return {
    latest: async (tenantId, invoiceId) => {
      const row = await ofInvoices(tenantId, [invoiceId]).limit(1).forUpdate().executeTakeFirst();
      return row ? fromRow(row) : null;
    },
    ofInvoices: async (tenantId, invoiceIds) =>
      invoiceIds.length === 0 ? [] : (await ofInvoices(tenantId, invoiceIds).execute()).map(fromRow),
    add: async (approval) => {
      await db
        .insertInto('approvals')
        .values(toRow(portalId, approval))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    decide: async (approvalId, { state, by, at, reason }) => {
      const who = { decided_by: by?.userId ?? null, decided_by_email: by?.email ?? null };
      await db
        .updateTable('approvals')
        .set({ state, ...who, decided_at: at, reason })
        .where('portal_id', '=', portalId)
        .where('approval_id', '=', approvalId)
        .execute();
    },
  };
}

const toRow = (portalId: string, approval: Approval): Insertable<ApprovalRow> => ({
  portal_id: portalId,
  approval_id: approval.approvalId,
  tenant_id: approval.tenantId,
  deal_id: approval.dealId,
  invoice_id: approval.invoiceId,
  intent_id: approval.intentId,
  state: approval.state,
  asked_by: approval.askedBy?.userId ?? null,
  asked_by_email: approval.askedBy?.email ?? null,
  asked_at: approval.askedAt,
  note: approval.note,
  decided_by: approval.decidedBy?.userId ?? null,
  decided_by_email: approval.decidedBy?.email ?? null,
  decided_at: approval.decidedAt,
  reason: approval.reason,
});

export const fromRow = (row: Selectable<ApprovalRow>): Approval => ({
  approvalId: row.approval_id,
  tenantId: row.tenant_id,
  dealId: row.deal_id,
  invoiceId: row.invoice_id,
  intentId: row.intent_id,
  state: row.state,
  askedBy: somebody(row.asked_by, row.asked_by_email),
  askedAt: row.asked_at,
  note: row.note,
  decidedBy: somebody(row.decided_by, row.decided_by_email),
  decidedAt: row.decided_at,
  reason: row.reason,
});

const somebody = (userId: string | null, email: string | null): Somebody | null =>
  userId === null ? null : { userId, email: email ?? '' };
