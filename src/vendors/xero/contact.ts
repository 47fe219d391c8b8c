import * as z from 'zod';
import { zero } from '../../lib/money.ts';
import type { ContactFact } from '../../mirror/facts.ts';
import { addresses, persons, phones } from './contact-parts.ts';
import { amountOrNull, amountOrZero, flag, salesTerms, text, textOrEmpty, time } from './fields.ts';

const tracking = z
  .object({ TrackingCategoryName: textOrEmpty, TrackingOptionName: textOrEmpty })
  .transform((row) => ({ category: row.TrackingCategoryName, option: row.TrackingOptionName }));

const fields = z.object({
  ContactID: z.string(),
  UpdatedDateUTC: time,
  Name: z.string(),
  ContactNumber: text,
  AccountNumber: text,
  CompanyNumber: text,
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
  AccountsReceivableTaxType: text,
  SalesDefaultAccountCode: text,
  SalesDefaultLineAmountType: text,
  SalesTrackingCategories: z.array(tracking).default([]),
  BrandingTheme: z.object({ BrandingThemeID: text }).optional(),
  Discount: amountOrNull,
  Addresses: addresses,
  Phones: phones,
  ContactPersons: persons,
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
  accountNumber: row.AccountNumber,
  companyNumber: row.CompanyNumber,
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
  salesTaxType: row.AccountsReceivableTaxType,
  salesAccountCode: row.SalesDefaultAccountCode,
  salesLineAmountType: row.SalesDefaultLineAmountType,
  salesTracking: row.SalesTrackingCategories,
  brandingThemeId: row.BrandingTheme?.BrandingThemeID ?? null,
  discount: row.Discount,
  addresses: row.Addresses,
  phones: row.Phones,
  persons: row.ContactPersons,
  receivableOutstanding: row.Balances?.AccountsReceivable?.Outstanding ?? zero,
  receivableOverdue: row.Balances?.AccountsReceivable?.Overdue ?? zero,
}));
