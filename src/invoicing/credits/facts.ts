import type { Decimal } from '../../lib/money.ts';
import type { CreditFact, LineAmountTypes, LineFact } from '../../mirror/facts.ts';

/** A line of a credit note that is yet to be made: amounts without any discount, for credit notes have none. */
export interface CreditLine extends Pick<LineFact, 'description' | 'accountCode' | 'taxType' | 'tracking'> {
  quantity: Decimal;
  unitAmount: Decimal;
  /** With the tax in it where amounts are inclusive. */
  lineAmount: Decimal;
  taxAmount: Decimal;
  /** Whether the tax is another than Xero would work out, so that it is said. */
  isTaxSaid: boolean;
}

/** A credit note that is yet to be made, in the invoice's currency. */
export interface CreditDocument {
  lineAmountTypes: LineAmountTypes;
  lines: CreditLine[];
  subTotal: Decimal;
  totalTax: Decimal;
  total: Decimal;
}

/** Credit that has to do with an invoice: made for it through us, or set against it, whoever made it. */
export interface InvoiceCredit {
  credit: CreditFact;
  /** The invoice that we made it for; null: we did not make it. */
  madeFor: string | null;
}

/** What can be credited of an invoice now, tax included. */
export interface Creditable {
  total: Decimal;
  /** By credit notes that were made for it, whether or not they are set against it, and by those from elsewhere that are. */
  credited: Decimal;
  /** The total less that. */
  left: Decimal;
  /** What the customer still owes of it. */
  due: Decimal;
  /** Whether every credit note of it was made through us, so that the tax in them is known. */
  isOurs: boolean;
  /** The tax in the credit notes that were made for it. */
  creditedTax: Decimal;
}
