import * as z from 'zod';
import type { CreditFact, CreditKind } from '../../mirror/facts.ts';
import { documentFact, documentFields } from './document.ts';
import { amount, date, flag, textOrEmpty } from './fields.ts';

const allocation = z.object({
  Invoice: z.object({ InvoiceID: z.string() }),
  Date: date,
  Amount: amount,
  IsDeleted: flag,
});

const fields = z.object({
  ...documentFields,
  RemainingCredit: amount,
  Allocations: z.array(allocation).default([]),
});

const creditFact = (kind: CreditKind, row: z.infer<typeof fields>) => ({
  ...documentFact(row),
  kind,
  remainingCredit: row.RemainingCredit,
  allocations: row.Allocations.filter(({ IsDeleted }) => !IsDeleted).map(({ Invoice, Date: on, Amount }) => ({
    invoiceId: Invoice.InvoiceID,
    date: on,
    amount: Amount,
  })),
});

/** A credit note to a customer. */
export const creditNote: z.ZodType<CreditFact> = fields
  .extend({ CreditNoteID: z.string(), CreditNoteNumber: textOrEmpty })
  .transform((row) => ({
    ...creditFact('credit_note', row),
    id: row.CreditNoteID,
    creditNumber: row.CreditNoteNumber,
  }));

/** Money received beyond what an invoice asked for; it has no number. */
export const overpayment: z.ZodType<CreditFact> = fields
  .extend({ OverpaymentID: z.string() })
  .transform((row) => ({ ...creditFact('overpayment', row), id: row.OverpaymentID, creditNumber: '' }));

/** Money received before there was an invoice; Xero calls its number an invoice number. */
export const prepayment: z.ZodType<CreditFact> = fields
  .extend({ PrepaymentID: z.string(), InvoiceNumber: textOrEmpty })
  .transform((row) => ({ ...creditFact('prepayment', row), id: row.PrepaymentID, creditNumber: row.InvoiceNumber }));
