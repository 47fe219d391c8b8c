import * as z from 'zod';
import type { PaymentFact } from '../../mirror/facts.ts';
import { currencyRate } from './document.ts';
import { amount, date, textOrEmpty, time } from './fields.ts';

const fields = z.object({
  PaymentID: z.string(),
  UpdatedDateUTC: time,
  Invoice: z.object({ InvoiceID: z.string(), Contact: z.object({ ContactID: z.string() }) }),
  Status: z.string(),
  DateString: date.optional(),
  Date: date,
  Amount: amount,
  CurrencyRate: currencyRate,
  Reference: textOrEmpty,
});

/** A payment on a sales invoice. */
export const payment: z.ZodType<PaymentFact> = fields.transform((row) => ({
  id: row.PaymentID,
  updatedAt: row.UpdatedDateUTC,
  invoiceId: row.Invoice.InvoiceID,
  contactId: row.Invoice.Contact.ContactID,
  status: row.Status,
  date: row.DateString ?? row.Date,
  amount: row.Amount,
  currencyRate: row.CurrencyRate,
  reference: row.Reference,
}));
