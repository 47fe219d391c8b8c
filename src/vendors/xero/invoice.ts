import * as z from 'zod';
import type { InvoiceFact, LineFact } from '../../mirror/facts.ts';
import { documentFact, documentFields } from './document.ts';
import { amount, amountOrZero, date, flag, text, textOrEmpty } from './fields.ts';

const amountOrNull = amount.optional().transform((value) => value ?? null);

/** A line; one that is only a description has no amounts. */
const line: z.ZodType<LineFact> = z
  .object({
    LineItemID: text,
    Description: textOrEmpty,
    ItemCode: text,
    AccountCode: text,
    Quantity: amountOrNull,
    UnitAmount: amountOrNull,
    DiscountRate: amountOrNull,
    DiscountAmount: amountOrNull,
    TaxType: text,
    TaxAmount: amountOrZero,
    LineAmount: amountOrZero,
  })
  .transform((row) => ({
    lineItemId: row.LineItemID,
    description: row.Description,
    itemCode: row.ItemCode,
    accountCode: row.AccountCode,
    quantity: row.Quantity,
    unitAmount: row.UnitAmount,
    discountRate: row.DiscountRate,
    discountAmount: row.DiscountAmount,
    taxType: row.TaxType,
    taxAmount: row.TaxAmount,
    lineAmount: row.LineAmount,
  }));

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

/** Bills come by the same lists and events as sales invoices. */
export const isBill = (row: unknown): boolean => (row as { Type?: unknown } | null)?.Type === 'ACCPAY';
