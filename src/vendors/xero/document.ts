import * as z from 'zod';
import { decimal } from '../../lib/money.ts';
import { amount, date, textOrEmpty, time } from './fields.ts';

/** Units of the document's currency per unit of the base currency; Xero leaves it out where it is 1. */
export const currencyRate = amount.optional().transform((rate) => rate ?? decimal('1'));

/** What invoices, credit notes, overpayments and prepayments have in common. */
export const documentFields = {
  UpdatedDateUTC: time,
  Contact: z.object({ ContactID: z.string() }),
  Status: z.string(),
  Reference: textOrEmpty,
  DateString: date.optional(),
  Date: date,
  LineAmountTypes: z.enum(['Exclusive', 'Inclusive', 'NoTax']),
  CurrencyCode: z.string(),
  CurrencyRate: currencyRate,
  SubTotal: amount,
  TotalTax: amount,
  Total: amount,
};

type Row = z.infer<z.ZodObject<typeof documentFields>>;

/** The same of a fact. */
export const documentFact = (row: Row) => ({
  updatedAt: row.UpdatedDateUTC,
  contactId: row.Contact.ContactID,
  status: row.Status,
  reference: row.Reference,
  date: row.DateString ?? row.Date,
  lineAmountTypes: row.LineAmountTypes,
  currency: row.CurrencyCode,
  currencyRate: row.CurrencyRate,
  subTotal: row.SubTotal,
  totalTax: row.TotalTax,
  total: row.Total,
});
