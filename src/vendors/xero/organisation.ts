import * as z from 'zod';
import type { OrganisationFact } from '../../mirror/facts.ts';
import { date, flag, salesTerms, text, time } from './fields.ts';

const fields = z.object({
  Name: z.string(),
  ShortCode: text,
  BaseCurrency: z.string(),
  CountryCode: text,
  Timezone: text,
  PeriodLockDate: date.nullish().transform((value) => value ?? null),
  EndOfYearLockDate: date.nullish().transform((value) => value ?? null),
  PaymentTerms: salesTerms,
  IsDemoCompany: flag,
  TaxNumber: text,
  SalesTaxBasis: text,
  DefaultSalesTax: text,
  Class: text,
  Edition: text,
  CreatedDateUTC: time,
});

/**
 * The organisation behind a connection. Xero tells no time of its last change: the time of its creation stands in for it,
 * so that of two reads the later one counts.
 */
export const organisation = (tenantId: string): z.ZodType<OrganisationFact> =>
  fields.transform((row) => ({
    id: tenantId,
    updatedAt: row.CreatedDateUTC,
    name: row.Name,
    shortCode: row.ShortCode,
    baseCurrency: row.BaseCurrency,
    countryCode: row.CountryCode,
    timeZone: row.Timezone,
    periodLockDate: row.PeriodLockDate,
    endOfYearLockDate: row.EndOfYearLockDate,
    salesTerms: row.PaymentTerms,
    isDemoCompany: row.IsDemoCompany,
    taxNumber: row.TaxNumber,
    salesTaxBasis: row.SalesTaxBasis,
    defaultSalesTax: row.DefaultSalesTax,
    class: row.Class,
    edition: row.Edition,
  }));
