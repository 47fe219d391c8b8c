import * as z from 'zod';
import type { InvoiceFact } from '../../mirror/facts.ts';
import { documentFact, documentFields } from './document.ts';
import { amount, amountOrZero, date, flag, text, textOrEmpty } from './fields.ts';
import { line } from './line.ts';

const fields = z.object({
  ...documentFields,
  InvoiceID: z.string(),
  InvoiceNumber: textOrEmpty,
  DueDateString: date.optional(),
  DueDate: date.optional(),
  ExpectedPaymentDateString: date.optional(),
  ExpectedPaymentDate: date.optional(),
  FullyPaidOnDate: date.optional(),
  AmountDue: amount,
  AmountPaid: amountOrZero,
  AmountCredited: amountOrZero,
  SentToContact: flag,
  Url: text,
  LineItems: z.array(line).default([]),
});

/** A sales invoice with its lines. */
export const invoice: z.ZodType<InvoiceFact> = fields.transform((row) => ({
  ...documentFact(row),
  id: row.InvoiceID,
  invoiceNumber: row.InvoiceNumber,
  dueDate: row.DueDateString ?? row.DueDate ?? null,
  expectedPaymentDate: row.ExpectedPaymentDateString ?? row.ExpectedPaymentDate ?? null,
  fullyPaidOn: row.FullyPaidOnDate ?? null,
  amountDue: row.AmountDue,
  amountPaid: row.AmountPaid,
  amountCredited: row.AmountCredited,
  sentToContact: row.SentToContact,
  url: row.Url,
  lines: row.LineItems,
}));
