import * as z from 'zod';
import { dealId } from './draft-choices.ts';
import { calendarDate, currency, decimal, moment } from './values.ts';

const invoiceId = z.string().min(1).max(50);

/** GET /cards/deals/:dealId/links/candidates: invoices of the deal's customer that do not bill it, 20 a page. */
export const candidatesQuery = z.object({
  dealId,
  /** A part of the number or the reference, or an amount with or without tax. */
  q: z.string().trim().max(60).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});

/** An invoice that stands in Xero and does not bill the deal. */
export const linkCandidate = z.object({
  invoiceId: z.string(),
  number: z.string(),
  reference: z.string(),
  date: calendarDate,
  state: z.enum(['draft', 'submitted', 'awaiting_payment', 'part_paid', 'overdue', 'paid', 'voided', 'deleted']),
  currency,
  subTotal: decimal,
  total: decimal,
  xeroUrl: z.string().nullable(),
  /** Whether it comes to what a step bills, or to what is left. */
  isSameAmount: z.boolean(),
  /** The deal that it bills; `name` is null where the person may not see that deal. */
  bills: z.object({ name: z.string().nullable() }).nullable(),
  /** The deal that it is moved from, where it bills another one; null: it is linked, or cannot be. */
  moveFrom: z.string().nullable(),
  /** What keeps it from being linked, in words; null: nothing. */
  whyNot: z.string().nullable(),
});
export type LinkCandidate = z.infer<typeof linkCandidate>;

export const linkCandidates = z.object({
  candidates: z.array(linkCandidate),
  /** How many there are on all pages. */
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** The deal's. */
  currency,
  /** Without tax; null: the deal has no amount. */
  left: decimal.nullable(),
  /** Steps that nothing bills yet; what is linked bills the first of them, unless another is chosen. */
  steps: z.array(z.object({ stepId: z.string(), label: z.string(), amount: decimal.nullable() })),
  asOf: moment.nullable(),
});
export type LinkCandidates = z.infer<typeof linkCandidates>;

/** POST /cards/deals/:dealId/links: the invoice bills the deal from now on. Nothing is written to Xero. */
export const linkRequest = z.object({
  dealId,
  invoiceId,
  /** Null: the first step that nothing bills. */
  stepId: z.string().min(1).max(60).nullable(),
  /** The deal that it bills until now. */
  moveFrom: dealId.optional(),
  /** That it is meant, though more is billed then than the deal comes to. */
  confirmOver: z.boolean().optional(),
});
export type LinkRequest = z.infer<typeof linkRequest>;

export const linkAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('linked'), message: z.string() }),
  /** Nothing is linked yet: it has to be confirmed. */
  z.object({ outcome: z.literal('confirm_over'), message: z.string() }),
]);
export type LinkAnswer = z.infer<typeof linkAnswer>;

/** POST /cards/deals/:dealId/unlink: an invoice that was linked by hand bills the deal no more. */
export const unlinkRequest = z.object({ dealId, invoiceId });
export interface UnlinkAnswer {
  message: string;
}

/** That invoices bill the deal though it is lost or no longer won. */
export const dealFate = z.object({ message: z.string(), fix: z.string() });

/** An invoice of the same amount that the customer has from elsewhere. */
export const elsewhereInvoice = z.object({
  invoiceId: z.string(),
  number: z.string(),
  date: calendarDate,
  currency,
  total: decimal,
});
export type ElsewhereInvoice = z.infer<typeof elsewhereInvoice>;
