import type { Line } from './line.ts';

/** What a customer was offered. Content can be changed while it is DRAFT or SENT. */
export interface Quote {
  quoteId: string;
  quoteNumber: string;
  contactId: string;
  status: 'DRAFT' | 'SENT' | 'ACCEPTED' | 'DECLINED' | 'INVOICED' | 'DELETED';
  date: string;
  expiryDate?: string;
  reference: string;
  title: string;
  summary: string;
  terms: string;
  lineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  currencyCode: string;
  /** Units of the quote's currency per unit of the base currency. */
  currencyRate: string;
  brandingThemeId?: string;
  /** Their tax types are typed, never the account's. */
  lines: Line[];
  createdAt: string;
  updatedAt: string;
}
