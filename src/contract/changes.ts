import * as z from 'zod';
import { approvalNote } from './approvals.ts';
import { dealId, draftChoices } from './draft-choices.ts';
import { currency, decimal } from './values.ts';

const invoiceId = z.string().min(1).max(50);

/** Of a draft that is to be put in place of what an invoice in Xero holds. */
export const updatedInvoice = z.object({
  invoiceId: z.string(),
  number: z.string(),
  /** Of the invoice as it is shown; it travels with the click. */
  version: z.string(),
  /** What somebody edited in Xero and would be overwritten, in sentences. */
  edits: z.array(z.string()),
});

/**
 * POST /cards/invoices/:invoiceId/update: puts the deal as it is now in place of what the invoice holds, which is not approved
 * yet and stays so; `hash` and `version` are those of the draft with `updates`. Answers as the click that creates an invoice does.
 */
export const updateInvoiceRequest = draftChoices.omit({ status: true }).extend({
  invoiceId,
  dealId,
  requestId: z.uuid('is not a request id'),
  hash: z.string().min(1).max(100),
  version: z.string().min(1).max(100),
});

/**
 * POST /cards/invoices/:invoiceId/resubmit: puts the deal as it is now in place of what the draft holds, and submits it;
 * `hash` is that of the draft with status `SUBMITTED`. Answers as the click that creates an invoice does.
 */
export const reviseInvoiceRequest = draftChoices.extend({
  invoiceId,
  dealId,
  requestId: z.uuid('is not a request id'),
  hash: z.string().min(1).max(100),
  note: approvalNote.optional(),
});

/** How an invoice and its deal have come apart since it was made or revised. */
export const invoiceChange = z.object({
  invoiceId: z.string(),
  number: z.string(),
  currency,
  /** What of the deal is no longer what the invoice was made of; `was` null: it is new; `is` null: it is there no more. */
  differences: z.array(
    z.object({ what: z.string(), was: z.string().nullable(), is: z.string().nullable(), words: z.string() }),
  ),
  /** What the deal comes to more by that, without tax; below 0: less. Null: nothing is different, or in another currency. */
  amount: decimal.nullable(),
  /** What somebody edited in Xero, in sentences. */
  edits: z.array(z.string()),
  /** What can be done about it, and may be by this person; the best first. */
  offers: z.array(z.enum(['update', 'void_again', 'credit_again', 'credit', 'bill_rest'])),
  /** What is worth knowing before, or why there is nothing to be done. */
  says: z.string().nullable(),
});
export type InvoiceChange = z.infer<typeof invoiceChange>;
