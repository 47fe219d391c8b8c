import type { Approval, ApprovalState, Somebody } from './facts.ts';

/** The approvals of one portal, inside that portal's transaction; implemented in src/store. */
export interface ApprovalStore {
  /** The latest of an invoice; locks its row. Null: nobody ever asked. */
  latest(tenantId: string, invoiceId: string): Promise<Approval | null>;
  /** All of those invoices, the latest first. */
  ofInvoices(tenantId: string, invoiceIds: string[]): Promise<Approval[]>;
  /** Adds one that waits, unless one of the same invoice does. */
  add(approval: Approval): Promise<void>;
  decide(approvalId: string, how: Decision): Promise<void>;
}

export interface Decision {
  state: ApprovalState;
  /** Null: somebody in Xero. */
  by: Somebody | null;
  at: Date;
  reason: string | null;
}
