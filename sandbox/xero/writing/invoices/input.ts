import { z } from 'zod';
import type { Wire } from '../../wire/wire.ts';
import { refuseUnplayed } from '../body.ts';
import { checkContact, contactInput } from '../contacts/input.ts';
import { day, decimal, flag, guid, text, word } from '../fields.ts';

/** A code; an empty one is none. */
const code = text.transform((given) => (given === '' ? undefined : given));

const tracking = z.object({
  TrackingCategoryID: guid.optional(),
  TrackingOptionID: guid.optional(),
  Name: text.optional(),
  Option: text.optional(),
});
export type TrackingInput = z.infer<typeof tracking>;

export const lineInput = z.object({
  LineItemID: guid.optional(),
  Description: text.optional(),
  Quantity: decimal.optional(),
  UnitAmount: decimal.optional(),
  LineAmount: decimal.optional(),
  ItemCode: code.optional(),
  AccountCode: code.optional(),
  AccountID: guid.optional(),
  TaxType: code.optional(),
  TaxAmount: decimal.optional(),
  DiscountRate: decimal.optional(),
  DiscountAmount: decimal.optional(),
  Tracking: z.array(tracking).optional(),
});
export type LineInput = z.infer<typeof lineInput>;

/** An invoice as it is sent. The totals but `Total` are not even looked at: they are worked out. */
export const invoiceInput = z.object({
  InvoiceID: guid.optional(),
  InvoiceNumber: text.optional(),
  Type: text.optional(),
  Contact: contactInput.optional(),
  LineItems: z.array(lineInput).optional(),
  Date: day.optional(),
  DueDate: day.optional(),
  ExpectedPaymentDate: day.optional(),
  LineAmountTypes: word('Exclusive', 'Inclusive', 'NoTax').optional(),
  Reference: text.optional(),
  Url: text.optional(),
  BrandingThemeID: code.optional(),
  CurrencyCode: text.optional(),
  CurrencyRate: decimal.optional(),
  Status: word('DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED').optional(),
  SentToContact: flag.optional(),
  Total: decimal.optional(),
});
export type InvoiceInput = z.infer<typeof invoiceInput>;

const UNPLAYED = ['PlannedPaymentDate', 'RepeatingInvoiceID', 'Attachments', 'InvoiceAddresses'];

const objects = (value: unknown): Wire[] => (Array.isArray(value) ? (value as Wire[]) : []);

/** Throws on fields of a document's lines, or of the contact in it, that the stand-in does not keep. */
export const checkParts = (element: Wire): void => {
  checkContact((element['Contact'] as Wire | undefined) ?? {});
  for (const one of objects(element['LineItems'])) refuseUnplayed(one, ['TaxBreakdown'], 'a line');
};

/** Throws on fields of an invoice or of what it holds that the stand-in does not keep. */
export const checkInvoice = (element: Wire): void => {
  refuseUnplayed(element, UNPLAYED, 'an invoice');
  checkParts(element);
};
