import type { z } from 'zod';
import type { Wire } from '../../wire/wire.ts';
import { refuseUnplayed } from '../body.ts';
import { guid, text } from '../fields.ts';
import { checkParts, invoiceInput } from '../invoices/input.ts';
import { UnplayedError } from '../problems.ts';

/** A credit note as it is sent: an invoice's fields as far as it has them, and its own names. Allocations are not taken here. */
export const creditNoteInput = invoiceInput
  .pick({
    Type: true,
    Contact: true,
    LineItems: true,
    Date: true,
    LineAmountTypes: true,
    Reference: true,
    CurrencyCode: true,
    CurrencyRate: true,
    Status: true,
    Total: true,
  })
  .extend({ CreditNoteID: guid.optional(), CreditNoteNumber: text.optional() });
export type CreditNoteInput = z.infer<typeof creditNoteInput>;

const UNPLAYED = ['BrandingThemeID', 'DueDate', 'InvoiceAddresses'];

/** Throws on what of a credit note the stand-in does not keep, and on those of suppliers. */
export const checkCreditNote = (element: Wire): void => {
  if (element['Type'] === 'ACCPAYCREDIT')
    throw new UnplayedError('The stand-in does not keep ACCPAYCREDIT, the credit notes of suppliers');
  refuseUnplayed(element, UNPLAYED, 'a credit note');
  checkParts(element);
};
