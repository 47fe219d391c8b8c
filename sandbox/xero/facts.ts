import type * as world from '../seed/world.ts';

/*
 * What the stand-in keeps of an organisation: the facts of the world, and what only a write adds to them. Every organisation
 * of a world is one of these.
 */

export type Payment = world.Invoice['payments'][number] & {
  /** ISO 8601, of a payment made while the stand-in ran; of others only their day is known. */
  createdAt?: string;
};

export interface Invoice extends Omit<world.Invoice, 'payments'> {
  payments: Payment[];
  /** Payments that were made and taken back: they count for nothing and are listed still. */
  deletedPayments?: (Payment & { deletedAt: string })[];
  /** Client id of the app that created it; absent when a person did. */
  createdBy?: string;
}

export type Address = world.Contact['addresses'][number] & {
  line2?: string;
  line3?: string;
  line4?: string;
  region?: string;
  attentionTo?: string;
};

export interface Contact extends Omit<world.Contact, 'addresses'> {
  addresses: Address[];
  accountNumber?: string;
  companyNumber?: string;
  billsTerms?: world.PaymentTerm;
}

/** What an item costs or sells for, and where that is booked. Money has up to four decimals. */
export interface Pricing {
  unitPrice?: string;
  accountCode?: string;
  taxType?: string;
}

/** A price list item. The details beside its name are those of its sale. */
export interface Item extends Omit<world.Item, keyof Pricing>, Pricing {
  /** Absent: it is. */
  isSold?: boolean;
  /** Absent: it is not. */
  isPurchased?: boolean;
  purchaseDescription?: string;
  purchase?: Pricing;
}

/** Contacts that belong together. */
export interface ContactGroup {
  contactGroupId: string;
  name: string;
  /** Each once. */
  contactIds: string[];
}

export interface Organisation extends Omit<world.XeroOrganisation, 'contacts' | 'invoices' | 'items'> {
  contacts: Contact[];
  invoices: Invoice[];
  items: Item[];
  contactGroups: ContactGroup[];
  /** Calendar date; the books up to it are closed to everybody. */
  endOfYearLockDate?: string;
  /** What it is to Xero; absent: one that pays. */
  standing?: 'paying' | 'trial' | 'demo';
  /** How many sales invoices of a month its plan lets approve; absent: any number. */
  approvalsAMonth?: number;
  attachments?: Attachment[];
}

/** A file that is attached to a document. */
export interface Attachment {
  attachmentId: string;
  documentId: string;
  fileName: string;
  mimeType: string;
  /** Whether the customer sees it with the online document. */
  includeOnline: boolean;
  /** Base64. */
  content: string;
}

/** A note on a document, by Xero itself or by an app. */
export interface HistoryNote {
  documentId: string;
  /** Xero's word for what happened: `Created`, `Approved`, `Note`. */
  changes: string;
  details: string;
  user: string;
  /** ISO 8601. */
  at: string;
}
