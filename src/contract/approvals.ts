import * as z from 'zod';
import { moment } from './values.ts';

/** How far a person may take an invoice, least first; each includes those before it. */
export const mode = z.enum(['draft', 'submit', 'approve', 'approve_and_send']);

/** What is said to whoever approves; why an invoice is given back. */
export const approvalNote = z.string().trim().max(1000);
export const returnReason = z.string().trim().min(3, 'says too little').max(1000);

/** How asking for the approval of an invoice stands. */
export const approvalView = z.object({
  approvalId: z.string(),
  /** `waiting`: for whoever approves; `returned`: it is a draft again, to be mended and submitted again. */
  state: z.enum(['waiting', 'approved', 'returned', 'resubmitted', 'withdrawn']),
  /** The e-mail address of who asked; null: somebody in Xero. */
  askedBy: z.string().nullable(),
  askedAt: moment,
  note: z.string().nullable(),
  /** Null while it waits, and where it was somebody in Xero. */
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  /** Why it was returned, as far as that was said here. */
  reason: z.string().nullable(),
});
export type ApprovalView = z.infer<typeof approvalView>;
