import type { InvoiceDetail } from '../../../src/contract/documents.ts';

/** Whether the amounts of the lines hold the tax, in words. */
export const taxWords: Record<InvoiceDetail['lineAmountTypes'], string> = {
  Exclusive: 'Amounts are before tax.',
  Inclusive: 'Amounts include tax.',
  NoTax: 'No tax is charged.',
};
