import { z } from 'zod';
import { contactInput } from '../contacts/input.ts';
import { day, decimal, guid, text, word } from '../fields.ts';
import { lineInput } from '../invoices/input.ts';

const KINDS = { EXCLUSIVE: 'Exclusive', INCLUSIVE: 'Inclusive', NOTAX: 'NoTax' } as const;

/** A quote as it is sent. Its totals are not even looked at: they are worked out. */
export const quoteInput = z.object({
  QuoteID: guid.optional(),
  QuoteNumber: text.optional(),
  Contact: contactInput.optional(),
  LineItems: z.array(lineInput).optional(),
  Date: day.optional(),
  ExpiryDate: day.optional(),
  // In upper case alone: an invoice's `NoTax` is none of these.
  LineAmountTypes: z
    .enum(['EXCLUSIVE', 'INCLUSIVE', 'NOTAX'])
    .transform((given) => KINDS[given])
    .optional(),
  Reference: text.optional(),
  Title: text.optional(),
  Summary: text.optional(),
  Terms: text.optional(),
  CurrencyCode: text.optional(),
  CurrencyRate: decimal.optional(),
  BrandingThemeID: guid.optional(),
  Status: word('DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'INVOICED', 'DELETED').optional(),
});
export type QuoteInput = z.infer<typeof quoteInput>;
