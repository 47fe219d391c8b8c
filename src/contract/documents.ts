import * as z from 'zod';
import { calendarDate, currency, decimal, recordQuery } from './values.ts';

/**
 * How an invoice stands today; `part_paid`, `overdue` and `settled_by_credit`, of which nothing was paid, are worked out, the
 * rest is Xero's status in plain words.
 */
const invoiceState = z.enum([
  'draft',
  'submitted',
  'awaiting_payment',
  'part_paid',
  'overdue',
  'paid',
  'settled_by_credit',
  'voided',
  'deleted',
]);

/** One row of a list of documents: an invoice, or money held for the customer. */
export const documentRow = z.object({
  kind: z.enum(['invoice', 'credit_note', 'overpayment', 'prepayment']),
  id: z.string(),
  number: z.string(),
  reference: z.string(),
  state: z.union([invoiceState, z.enum(['unallocated', 'allocated'])]),
  date: calendarDate,
  dueDate: calendarDate.nullable(),
  /** Whole days strictly after the due date, in the organisation's calendar; 0 when not overdue. */
  daysOverdue: z.number().int().nonnegative(),
  currency,
  total: decimal,
  /** What is still to be paid; for money held, what is still to be allocated. */
  amountDue: decimal,
});
export type DocumentRow = z.infer<typeof documentRow>;

/** How late an open invoice is, in days; `not_yet_due` also where it has no due date. */
export const ageBuckets = ['not_yet_due', 'late_1_30', 'late_31_60', 'late_61_90', 'late_over_90'] as const;

/** What a person narrows the list to. */
const broadFilters = ['all', 'open', 'overdue', 'paid', 'draft', 'void', 'credit'] as const;

/** What a sum on the card is made of; credit is that of which something is left. */
const narrowFilters = [
  'draft_invoices',
  'submitted_invoices',
  'unallocated_credit_note',
  'unallocated_overpayment',
  'unallocated_prepayment',
] as const;

/** GET /cards/documents: all documents of the record's customer. */
export const documentsQuery = recordQuery.extend({
  filter: z.enum([...broadFilters, ...ageBuckets, ...narrowFilters]).default('all'),
  /** Only documents in that currency. */
  currency: currency.optional(),
  year: z
    .string()
    .regex(/^\d{4}$/, 'is not a year')
    .optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type DocumentsQuery = z.infer<typeof documentsQuery>;

export const documentsPage = z.object({
  rows: z.array(documentRow),
  page: z.number().int(),
  pageCount: z.number().int(),
  total: z.number().int(),
  /** Years that have documents, newest first. */
  years: z.array(z.string()),
});
export type DocumentsPage = z.infer<typeof documentsPage>;

/** A line of an invoice that stands in Xero. */
export const invoiceLine = z.object({
  description: z.string(),
  itemCode: z.string().nullable(),
  accountCode: z.string().nullable(),
  quantity: decimal.nullable(),
  unitAmount: decimal.nullable(),
  /** `10%` or an amount. */
  discount: z.string().nullable(),
  taxType: z.string().nullable(),
  /** The rate as a person knows it; null: Xero no longer tells of it. */
  taxLabel: z.string().nullable(),
  taxAmount: decimal,
  lineAmount: decimal,
});

/** GET /cards/invoices/:id, for the invoice panel. */
export const invoiceDetail = documentRow.extend({
  contactName: z.string(),
  lineAmountTypes: z.enum(['Exclusive', 'Inclusive', 'NoTax']),
  subTotal: decimal,
  totalTax: decimal,
  amountPaid: decimal,
  amountCredited: decimal,
  fullyPaidOn: calendarDate.nullable(),
  expectedPaymentDate: calendarDate.nullable(),
  /** Whether Xero says that it was sent. Whether it was seen, Xero's API does not tell. */
  sentToContact: z.boolean(),
  xeroUrl: z.string().nullable(),
  lines: z.array(invoiceLine),
  payments: z.array(z.object({ id: z.string(), date: calendarDate, amount: decimal, reference: z.string() })),
  credits: z.array(
    z.object({
      kind: z.enum(['credit_note', 'overpayment', 'prepayment']),
      id: z.string(),
      number: z.string(),
      date: calendarDate,
      amount: decimal,
    }),
  ),
});
export type InvoiceDetail = z.infer<typeof invoiceDetail>;
