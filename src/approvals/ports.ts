import type { Decimal } from '../lib/money.ts';
import type { ContactPersonFact } from '../mirror/facts.ts';
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

/** An approval with what the mirror knows of the invoice, its customer and its deal. */
export interface ListedApproval extends Approval {
  /** The deal that the invoice bills by now. */
  deal: { id: string; name: string; amount: Decimal | null; currency: string | null };
  /** What the other steps of the deal bill, without tax, as it was when the invoice was made of it; 0: it bills all of the deal. */
  otherSteps: Decimal;
  /** The newest of the deal's; null: it has none with an amount. */
  quote: { number: string | null; amount: Decimal; currency: string | null } | null;
  /** Whose the deal is. */
  record: { ownerId: string | null; ownerTeamIds: string[] };
  customer: { name: string; email: string | null; persons: ContactPersonFact[]; archived: boolean };
  invoice: { number: string; status: string; currency: string; subTotal: Decimal; total: Decimal };
  /** What is open about the invoice, in words. */
  issues: string[];
  /** Whether a change of the invoice is on its way to Xero. */
  isMoving: boolean;
}

export interface ApprovalQuery {
  tenantId: string;
  /** `waiting`: the longest waiting first; `decided`: the latest decision first. */
  state: 'waiting' | 'decided';
  /** Who asked; null: anybody. */
  askedBy: string | null;
  cursor: string | null;
  most: number;
}

/** The queue of one portal, inside that portal's transaction; implemented in src/store. */
export interface ApprovalDesk extends Pick<ApprovalStore, 'ofInvoices'> {
  list(query: ApprovalQuery): Promise<{ approvals: ListedApproval[]; next: string | null }>;
  countWaiting(query: Pick<ApprovalQuery, 'tenantId' | 'askedBy'>): Promise<number>;
  /** Null: there is none. */
  read(approvalId: string): Promise<ListedApproval | null>;
}
