import * as z from 'zod';
import { approvalNote, returnReason } from './approvals.ts';
import { dealId } from './draft-choices.ts';

/** POST /cards/invoices/:invoiceId/{submit,approve,delete,email,void}: answers an `IntentState`. */
export const invoiceActionRequest = z.object({
  invoiceId: z.string().min(1).max(50),
  dealId,
  requestId: z.uuid('is not a request id'),
  /** Of `submit`: said to whoever approves. */
  note: approvalNote.optional(),
  /** Of `approve`: Xero e-mails it once it is approved. */
  send: z.boolean().optional(),
});

/** POST /cards/invoices/:invoiceId/return: gives a submitted invoice back, as a draft; answers an `IntentState`. */
export const returnInvoiceRequest = invoiceActionRequest
  .omit({ note: true, send: true })
  .extend({ reason: returnReason });

/** POST /cards/invoices/:invoiceId/pay-link: the address where the customer pays. */
export const payLinkRequest = z.object({ invoiceId: z.string().min(1).max(50), dealId });
export interface PayLinkAnswer {
  url: string;
}

/** POST /cards/tickets: where the file opens, once, within a minute. */
export const ticketRequest = z.object({ dealId, invoiceId: z.string().min(1).max(50) });
export interface TicketAnswer {
  url: string;
  /** ISO 8601 in UTC. */
  expiresAt: string;
}
