import { z } from 'zod';
import { contactInput } from '../contacts/input.ts';
import { day, flag, guid, text, whole, word } from '../fields.ts';
import { lineInput } from '../invoices/input.ts';

const schedule = z.object({
  Period: whole.optional(),
  Unit: word('WEEKLY', 'MONTHLY').optional(),
  DueDate: whole.optional(),
  DueDateType: word(
    'DAYSAFTERBILLDATE',
    'DAYSAFTERBILLMONTH',
    'DAYSAFTERINVOICEDATE',
    'DAYSAFTERINVOICEMONTH',
    'OFCURRENTMONTH',
    'OFFOLLOWINGMONTH',
  ).optional(),
  StartDate: day.optional(),
  EndDate: day.optional(),
});
export type ScheduleInput = z.infer<typeof schedule>;

/** A template of a repeating invoice as it is sent. Its totals are not even looked at: they are worked out. */
export const repeatingInvoiceInput = z.object({
  RepeatingInvoiceID: guid.optional(),
  Type: text.optional(),
  Contact: contactInput.optional(),
  Schedule: schedule.optional(),
  LineItems: z.array(lineInput).optional(),
  LineAmountTypes: word('Exclusive', 'Inclusive', 'NoTax').optional(),
  Reference: text.optional(),
  BrandingThemeID: guid.optional(),
  CurrencyCode: text.optional(),
  Status: word('DRAFT', 'AUTHORISED', 'DELETED').optional(),
  ApprovedForSending: flag.optional(),
  SendCopy: flag.optional(),
  MarkAsSent: flag.optional(),
  IncludePDF: flag.optional(),
});
export type RepeatingInvoiceInput = z.infer<typeof repeatingInvoiceInput>;
