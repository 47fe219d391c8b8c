import type { Permission } from '../approvals/facts.ts';
import type { Right } from '../access/rules/right.ts';
import { NOTHING_CHOSEN, type ApprovalSettings } from '../billing-settings/facts.ts';
import type { Decimal } from '../lib/money.ts';
import type { BillingBooks } from './facts.ts';
import type { BillingStore } from './ports.ts';
import { permissionOf } from './rules/permission.ts';

/** What admins have set; nobody of no organisation. */
export const policyIn = (books: Pick<BillingBooks, 'billing'> | null): ApprovalSettings =>
  books?.billing.approval ?? NOTHING_CHOSEN.approval;

/** Whoever works on the invoices of a deal. */
export interface Actor {
  userId: string;
  /** On the deal. */
  right: Right;
  teamIds: readonly string[];
}

/** An amount with tax; null: not known yet. */
interface Amount {
  total: Decimal | null;
  currency: string;
}

/** Says of each amount how far the person may take an invoice of the deal over it (C52). */
export async function policyFor(
  billing: Pick<BillingStore, 'pipelineOf'>,
  { approval, actor, dealId }: { approval: ApprovalSettings; actor: Actor; dealId: string },
): Promise<(of: Amount) => Permission> {
  const asks = actor.right === 'invoice' && approval.rules.some((rule) => rule.pipelineId !== null);
  const pipelineId = asks ? await billing.pipelineOf(dealId) : null;
  return ({ total, currency }) => permissionOf(approval, { ...actor, pipelineId, total, currency });
}
