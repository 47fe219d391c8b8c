import * as z from 'zod';
import { parseExactJson } from '../../lib/exact-json.ts';
import { decimal, type Decimal } from '../../lib/money.ts';
import type { Intent } from '../facts.ts';
import type { SentInvoice } from './rules/sent-invoice.ts';

const amount = z.string().transform((text): Decimal => decimal(text));
const optional = amount.nullable().default(null);
const text = z.string().nullable().default(null);
const line = z
  .object({
    Description: z.string(),
    ItemCode: text,
    Quantity: amount,
    UnitAmount: amount,
    DiscountRate: optional,
    DiscountAmount: optional,
    AccountCode: text,
    TaxType: text,
    TaxAmount: optional,
    Tracking: z.array(z.object({ TrackingOptionID: z.string() })).default([]),
  })
  .transform((row) => ({
    description: row.Description,
    itemCode: row.ItemCode,
    quantity: row.Quantity,
    unitAmount: row.UnitAmount,
    discountRate: row.DiscountRate,
    discountAmount: row.DiscountAmount,
    accountCode: row.AccountCode,
    taxType: row.TaxType,
    taxAmount: row.TaxAmount,
    trackingOptionIds: row.Tracking.map(({ TrackingOptionID }) => TrackingOptionID),
  }));
const request = z.object({
  Invoices: z.tuple([
    z.object({ CurrencyCode: z.string(), DueDate: z.string(), Reference: z.string(), LineItems: z.array(line) }),
  ]),
});

/**
 * The invoice as the intent that made or revised it sent it: its bytes, read back to the last digit. The lines have the ids
 * that the preview kept of them; throws on the bytes of anything else.
 */
export function sentIn(intent: Pick<Intent, 'request' | 'preview'>): SentInvoice {
  const [asked] = request.parse(parseExactJson(intent.request)).Invoices;
  const kept = intent.preview?.lines ?? [];
  const isWhole = kept.length === asked.LineItems.length;
  return {
    currency: asked.CurrencyCode,
    dueDate: asked.DueDate,
    reference: asked.Reference,
    lines: asked.LineItems.map((sent, index) => ({ ...sent, lineId: (isWhole && kept[index]?.lineId) || null })),
  };
}
