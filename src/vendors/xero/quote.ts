import * as z from 'zod';
import type { LineAmountTypes, QuoteFact } from '../../mirror/facts.ts';
import { documentFact, documentFields } from './document.ts';
import { amountOrZero, date, text, textOrEmpty } from './fields.ts';
import { line } from './line.ts';

/** Quotes alone have them in capitals. */
const lineAmountTypes = z
  .enum(['EXCLUSIVE', 'INCLUSIVE', 'NOTAX'])
  .transform((shouted): LineAmountTypes => TYPES[shouted]);

const TYPES = { EXCLUSIVE: 'Exclusive', INCLUSIVE: 'Inclusive', NOTAX: 'NoTax' } as const;

const fields = z.object({
  ...documentFields,
  LineAmountTypes: lineAmountTypes,
  QuoteID: z.string(),
  QuoteNumber: textOrEmpty,
  Title: textOrEmpty,
  Summary: textOrEmpty,
  Terms: textOrEmpty,
  ExpiryDateString: date.optional(),
  ExpiryDate: date.optional(),
  TotalDiscount: amountOrZero,
  BrandingThemeID: text,
  LineItems: z.array(line).default([]),
});

/** A quote to a customer with its lines. */
export const quote: z.ZodType<QuoteFact> = fields.transform((row) => ({
  ...documentFact(row),
  id: row.QuoteID,
  quoteNumber: row.QuoteNumber,
  title: row.Title,
  summary: row.Summary,
  terms: row.Terms,
  expiryDate: row.ExpiryDateString ?? row.ExpiryDate ?? null,
  totalDiscount: row.TotalDiscount,
  brandingThemeId: row.BrandingThemeID,
  lines: row.LineItems,
}));
