import { z } from 'zod';
import type { Wire } from '../../wire/wire.ts';
import { refuseUnplayed } from '../body.ts';
import { day, decimal, guid, text } from '../fields.ts';

/** A payment on an invoice as it is sent. */
export const paymentInput = z.object({
  Invoice: z.object({ InvoiceID: guid.optional(), InvoiceNumber: text.optional() }).optional(),
  InvoiceNumber: text.optional(),
  Account: z.object({ AccountID: guid.optional(), Code: text.optional() }).optional(),
  Code: text.optional(),
  Date: day.optional(),
  Amount: decimal.optional(),
  Reference: text.optional(),
});
export type PaymentInput = z.infer<typeof paymentInput>;

const UNPLAYED = ['CreditNote', 'Prepayment', 'Overpayment', 'CreditNoteNumber', 'BankAmount', 'CurrencyRate'];

/** Throws on what the stand-in does not play: refunds of credits, rates of their own. */
export const checkPayment = (element: Wire): void =>
  refuseUnplayed(element, [...UNPLAYED, 'IsReconciled', 'BatchPayment'], 'a payment');
