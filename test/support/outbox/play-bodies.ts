import type { Written } from '../../../src/invoicing/ports.ts';
import type { WriteFailure } from '../../../src/lib/failure.ts';
import type { Result } from '../../../src/lib/result.ts';
import type { InvoiceFact } from '../../../src/mirror/facts.ts';

/** What the product sends to make or move an invoice. */
export interface InvoiceBody {
  Invoices: [
    {
      InvoiceID?: string;
      Status: string;
      Url: string;
      Contact: { ContactID: string };
      CurrencyCode: string;
      DueDate: string;
      Reference: string;
      LineItems: LineBody[];
    },
  ];
}

export interface LineBody {
  LineItemID?: string;
  Description: string;
  Quantity: number;
  UnitAmount: number;
  AccountCode?: string;
  TaxType?: string;
  TaxAmount?: number;
}

/** What it sends to make a contact. */
export interface ContactBody {
  Contacts: [{ Name: string; ContactNumber: string }];
}

/** What it sends to fill in what is missing at one. */
export interface ContactChange {
  Contacts: [{ EmailAddress?: string }];
}

/** From which status to which an invoice may be moved. */
const MOVES: Record<string, string[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
};

/** Why Xero does not let the invoice be moved to that status; null: it does. */
export function refusalOf(invoice: InvoiceFact, status: string): string | null {
  const { amountPaid, amountCredited } = invoice;
  if (!MOVES[invoice.status]?.includes(status))
    return `Invoice not of valid status for modification: ${invoice.status}`;
  return status === 'VOIDED' && (amountPaid.gt(0) || amountCredited.gt(0))
    ? 'This document cannot be edited as it has a payment or credit note allocated to it.'
    : null;
}

export type Answer = Result<Written, WriteFailure>;

/** A document, and when the lists show it. */
export interface Kept<T> {
  fact: T;
  listedFrom: number;
}
