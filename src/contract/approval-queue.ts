import * as z from 'zod';
import { approvalView, returnReason } from './approvals.ts';
import { invoiceLine } from './documents.ts';
import { currency, decimal } from './values.ts';

/** GET /pages/approvals: what waits for approval, or was decided, the longest waiting first, or the latest decision. */
export const approvalsQuery = z.object({
  state: z.enum(['waiting', 'decided']).default('waiting'),
  cursor: z
    .string()
    .max(100)
    .regex(/^\d{1,15}_.+$/, 'is no page')
    .optional(),
});

const queuedApproval = approvalView.extend({
  deal: z.object({ id: z.string(), name: z.string() }),
  customer: z.string(),
  invoice: z.object({
    id: z.string(),
    number: z.string(),
    currency,
    total: decimal,
    xeroUrl: z.string().nullable(),
  }),
  /** What should be looked at before it is approved, in words: what differs from the deal and its quote, what is open. */
  warnings: z.array(z.string()),
  /** What this person may do with it now. */
  actions: z.array(z.enum(['approve', 'approve_and_send', 'return'])),
});
export type QueuedApproval = z.infer<typeof queuedApproval>;

export const approvalList = z.object({
  approvals: z.array(queuedApproval),
  waiting: z.int(),
  next: z.string().nullable(),
  /** Whether the person sees what everybody asked for, or own askings alone. */
  sees: z.enum(['all', 'own']),
});
export type ApprovalList = z.infer<typeof approvalList>;

const approvalId = z.string().min(1).max(60);

/** GET /pages/approvals/:approvalId: exactly what would be approved. */
export const approvalQuery = z.object({ approvalId });

export const approvalDetail = queuedApproval.extend({
  /** Of the invoice as it is shown; it travels with the decision. */
  version: z.string(),
  reference: z.string(),
  date: z.string(),
  dueDate: z.string().nullable(),
  /** Whom Xero would e-mail it to, by the mirror; none: nobody. */
  recipients: z.array(z.string()),
  lineAmountTypes: z.enum(['Exclusive', 'Inclusive', 'NoTax']),
  lines: z.array(invoiceLine),
  subTotal: decimal,
  totalTax: decimal,
  /** What the deal says, and its newest quote; null: nothing. */
  agreed: z.object({
    deal: z.object({ amount: decimal, currency: currency.nullable() }).nullable(),
    quote: z.object({ number: z.string().nullable(), amount: decimal, currency: currency.nullable() }).nullable(),
  }),
  /** What was asked for and decided about the invoice before, the latest first. */
  before: z.array(approvalView),
});
export type ApprovalDetail = z.infer<typeof approvalDetail>;

/** POST /pages/approvals/:approvalId/approve: answers an `IntentState`; with `send`, Xero e-mails it once it is approved. */
export const approveRequest = z.object({
  approvalId,
  requestId: z.uuid('is not a request id'),
  version: z.string().min(1).max(100),
  send: z.boolean().default(false),
});

/** POST /pages/approvals/:approvalId/return: answers an `IntentState`. */
export const returnRequest = z.object({
  approvalId,
  requestId: z.uuid('is not a request id'),
  reason: returnReason,
});
