import * as z from 'zod';
import type { RepeatingInvoiceFact } from '../../mirror/facts.ts';
import { documentFields } from './document.ts';
import { date, flag, text, textOrEmpty, timeless } from './fields.ts';
import { line } from './line.ts';

const whole = z.coerce.number().int();
const dateOrNull = date.optional().transform((value) => value ?? null);

const { Contact, Status, Reference, LineAmountTypes, CurrencyCode, SubTotal, TotalTax, Total } = documentFields;

const fields = z.object({
  ...{ Contact, Status, Reference, LineAmountTypes, CurrencyCode, SubTotal, TotalTax, Total },
  RepeatingInvoiceID: z.string(),
  Schedule: z.object({
    Period: whole,
    Unit: z.string(),
    DueDate: whole,
    DueDateType: textOrEmpty,
    StartDate: dateOrNull,
    EndDate: dateOrNull,
    NextScheduledDate: dateOrNull,
  }),
  ApprovedForSending: flag,
  BrandingThemeID: text,
  LineItems: z.array(line).default([]),
});

/** A template of sales invoices. */
export const repeatingInvoice: z.ZodType<RepeatingInvoiceFact> = fields.transform((row) => ({
  id: row.RepeatingInvoiceID,
  updatedAt: timeless,
  contactId: row.Contact.ContactID,
  status: row.Status,
  reference: row.Reference,
  lineAmountTypes: row.LineAmountTypes,
  currency: row.CurrencyCode,
  subTotal: row.SubTotal,
  totalTax: row.TotalTax,
  total: row.Total,
  period: row.Schedule.Period,
  unit: row.Schedule.Unit,
  dueDay: row.Schedule.DueDate,
  dueType: row.Schedule.DueDateType,
  startDate: row.Schedule.StartDate,
  endDate: row.Schedule.EndDate,
  nextDate: row.Schedule.NextScheduledDate,
  approvedForSending: row.ApprovedForSending,
  brandingThemeId: row.BrandingThemeID,
  lines: row.LineItems,
}));
