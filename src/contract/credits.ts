import * as z from 'zod';
import { dealId } from './draft-choices.ts';
import { calendarDate, currency, decimal } from './values.ts';

const invoiceId = z.string().min(1).max(50);
const amount = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, 'is not an amount, such as 40.00');

/** GET /cards/invoices/:invoiceId/credit: what can be credited of an invoice, and what a credit note would be. Nothing is written. */
export const creditQuery = z.object({
  invoiceId,
  dealId,
  /** Tax included; absent: all that can be credited. */
  amount: amount.optional(),
});

/** What a credit note would be, to the cent. */
const creditPreview = z.object({
  subTotal: decimal,
  totalTax: decimal,
  total: decimal,
  date: calendarDate,
  lines: z.array(z.object({ description: z.string(), lineAmount: decimal, taxAmount: decimal })),
  /** Whether the amounts of lines have their tax in them. */
  isInclusive: z.boolean(),
  /** What is set against the invoice. */
  allocated: decimal,
  /** What stays as credit of the customer. */
  open: decimal,
  /** What will become of it, in words. */
  words: z.array(z.string()),
});

export const creditOffer = z.object({
  number: z.string(),
  /** Of the invoice as it is shown; it travels with the click. */
  version: z.string(),
  currency,
  total: decimal,
  /** What of the total is credited already, and what can still be. */
  credited: decimal,
  left: decimal,
  amountDue: decimal,
  /** Null: there can be no such credit note, and `problem` says why. */
  preview: creditPreview.nullable(),
  problem: z.string().nullable(),
});
export type CreditOffer = z.infer<typeof creditOffer>;

/** POST /cards/invoices/:invoiceId/credit: answers an `IntentState`. The same `requestId` with the same body gets the same answer again. */
export const creditRequest = z.object({
  invoiceId,
  dealId,
  requestId: z.uuid('is not a request id'),
  version: z.string().min(1).max(100),
  amount,
  /** It stands on the credit note. */
  reason: z
    .string()
    .trim()
    .transform((text) => text.replace(/\s+/g, ' '))
    .pipe(z.string().min(3, 'says too little').max(200)),
});

/** A credit note that was made for an invoice of the deal, or is set against one. */
export const dealCredit = z.object({
  id: z.string(),
  number: z.string(),
  /** `open`: something of it is left; `used`: nothing is. */
  state: z.enum(['draft', 'open', 'used', 'voided']),
  date: calendarDate,
  /** Why, as its reference says. */
  reference: z.string(),
  /** The invoices of the deal that it is set against, and the one that it was made for. */
  invoiceNumbers: z.array(z.string()),
  currency,
  total: decimal,
  /** What is left of it. */
  remaining: decimal,
  /** Whether it was made here. */
  isOurs: z.boolean(),
  xeroUrl: z.string().nullable(),
});
export type DealCredit = z.infer<typeof dealCredit>;

/** The credit note that a write is about, once it stands in Xero. */
export const writtenCredit = z.object({
  number: z.string(),
  xeroUrl: z.string().nullable(),
  total: decimal,
  currency,
  /** What is set against invoices, and what is left. */
  allocated: decimal,
  remaining: decimal,
});
