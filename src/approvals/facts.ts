import type { Mode } from '../billing-settings/facts.ts';
import type { Decimal } from '../lib/money.ts';

/** `waiting` for whoever approves; of the others a `returned` one is a draft that is to be mended. */
export type ApprovalState = 'waiting' | 'approved' | 'returned' | 'resubmitted' | 'withdrawn';

/** Somebody of the portal. */
export interface Somebody {
  userId: string;
  email: string;
}

/** That an invoice was submitted for approval, and what came of it. */
export interface Approval {
  approvalId: string;
  tenantId: string;
  dealId: string;
  invoiceId: string;
  /** The intent that submitted the invoice; null: somebody did in Xero. */
  intentId: string | null;
  state: ApprovalState;
  askedBy: Somebody | null;
  askedAt: Date;
  note: string | null;
  /** Null while it waits, and where somebody did in Xero. */
  decidedBy: Somebody | null;
  decidedAt: Date | null;
  reason: string | null;
}

/** What somebody has asked of Xero for an invoice that concerns its approval. */
export interface Deed {
  kind: 'ask' | 'approve' | 'return' | 'withdraw';
  intentId: string;
  by: Somebody;
  at: Date;
  /** The note of who asks, the reason of who returns. */
  words: string | null;
}

/** The invoice that is to go further than a draft, and who wants that. */
export interface ModeCase {
  right: 'none' | 'status' | 'amounts' | 'invoice' | 'approve' | 'admin';
  userId: string;
  teamIds: readonly string[];
  /** Of the deal; null: not known. */
  pipelineId: string | null;
  /** With tax; null: not known yet. */
  total: Decimal | null;
  currency: string;
}

/** How far somebody may take an invoice, and why. */
export interface Permission {
  may: Mode;
  /** What decided it: `You may approve up to GBP 500.00 in this pipeline.` */
  why: string;
  /** What would go further, were the total not beyond it, in words. */
  limits: { mode: Mode; words: string }[];
  /** Whether it depends on what is not known: the total, or who is to create it. */
  isOpen: boolean;
}
