import * as z from 'zod';
import { zero } from '../../lib/money.ts';
import type { ContactFact } from '../../mirror/facts.ts';
import { amountOrZero, flag, salesTerms, text, time } from './fields.ts';

const fields = z.object({
  ContactID: z.string(),
  UpdatedDateUTC: time,
  Name: z.string(),
  ContactNumber: text,
  EmailAddress: text,
  FirstName: text,
  LastName: text,
  ContactStatus: z.string(),
  IsCustomer: flag,
  IsSupplier: flag,
  MergedToContactID: text,
  TaxNumber: text,
  DefaultCurrency: text,
  PaymentTerms: salesTerms,
  Balances: z
    .object({ AccountsReceivable: z.object({ Outstanding: amountOrZero, Overdue: amountOrZero }).optional() })
    .optional(),
});

/** A contact; one without documents has no Balances, which then are zero. */
export const contact: z.ZodType<ContactFact> = fields.transform((row) => ({
  id: row.ContactID,
  updatedAt: row.UpdatedDateUTC,
  name: row.Name,
  contactNumber: row.ContactNumber,
  email: row.EmailAddress,
  firstName: row.FirstName,
  lastName: row.LastName,
  status: row.ContactStatus,
  isCustomer: row.IsCustomer,
  isSupplier: row.IsSupplier,
  mergedToContactId: row.MergedToContactID,
  taxNumber: row.TaxNumber,
  defaultCurrency: row.DefaultCurrency,
  salesTerms: row.PaymentTerms,
  receivableOutstanding: row.Balances?.AccountsReceivable?.Outstanding ?? zero,
  receivableOverdue: row.Balances?.AccountsReceivable?.Overdue ?? zero,
}));
