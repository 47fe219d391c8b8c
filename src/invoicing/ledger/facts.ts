import type { Decimal } from '../../lib/money.ts';
import type { IntentStatus, Preview } from '../facts.ts';

/** What a credit note comes to, and on which invoices it was used. */
export interface UsedCredit {
  subTotal: Decimal;
  total: Decimal;
  /** The invoice that a person credited with it, on a card; null: it was made elsewhere. */
  madeFor: string | null;
  /** With tax, in the order in which Xero has them. */
  allocations: { invoiceId: string; amount: Decimal }[];
}

/** An invoice as the mirror has it, as far as it says what is billed; amounts with tax but for the first. */
export interface BilledInvoice {
  number: string;
  /** `DRAFT`, `SUBMITTED`, `AUTHORISED`, `PAID`, `VOIDED` or `DELETED`. */
  status: string;
  currency: string;
  subTotal: Decimal;
  total: Decimal;
  amountPaid: Decimal;
  /** By credit notes, and by what the customer had paid before. */
  amountCredited: Decimal;
  credits: UsedCredit[];
}

/** Something that bills a step of a deal: an invoice that is linked to it, or one that is on its way to Xero. */
export interface LedgerEntry {
  dealId: string;
  stepId: string;
  /** Null: it is on its way to Xero. */
  invoiceId: string | null;
  /** Null: the mirror does not have it, or no more. */
  invoice: BilledInvoice | null;
  /** How the intent that made or makes it stands; null: it came from elsewhere. */
  intent: { intentId: string; state: IntentStatus; preview: Preview | null } | null;
}
