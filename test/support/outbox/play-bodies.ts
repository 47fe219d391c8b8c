import type { Written } from '../../../src/invoicing/ports.ts';
import type { WriteFailure } from '../../../src/lib/failure.ts';
import type { Result } from '../../../src/lib/result.ts';

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
export const MOVES: Record<string, string[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
};

export type Answer = Result<Written, WriteFailure>;

/** What was answered under a key. */
export interface Key {
  request: string;
  answer: Answer;
  at: number;
}

/** A document, and when the lists show it. */
export interface Kept<T> {
  fact: T;
  listedFrom: number;
}
