import type { Right } from './rules/right.ts';

/** One look at a customer's standing or figures, or one thing asked to be written, as the audit log keeps it. */
export interface Look {
  at: Date;
  userId: string;
  userEmail: string;
  action:
    | 'view_record'
    | 'list_documents'
    | 'list_deal_invoices'
    | 'view_invoice'
    | 'view_draft'
    | 'create_contact'
    | 'create_invoice'
    | 'approve_invoice'
    | 'delete_invoice'
    | 'void_invoice'
    | 'email_invoice'
    | 'ask_pay_link'
    | 'ask_invoice_pdf'
    | 'open_invoice_pdf';
  objectTypeId: string;
  objectId: string;
  right: Right;
}

/** Writes the trail of who looked at whose figures, in the transaction that reads them. */
export interface AuditTrail {
  note(look: Look): Promise<void>;
}

/** A file that a person may open: the PDF of an invoice, seen from a record. */
export interface OpenableFile {
  userId: string;
  userEmail: string;
  objectTypeId: string;
  objectId: string;
  invoiceId: string;
}

/** The tickets of one portal, inside that portal's transaction; implemented in src/store. Of a ticket its hash alone is known. */
export interface TicketStore {
  add(ticket: OpenableFile & { ticketHash: string; expiresAt: Date }): Promise<void>;
  /** What the ticket opens, once; null: it was used before, or its time is over. */
  use(ticketHash: string, at: Date): Promise<OpenableFile | null>;
  removeExpired(before: Date): Promise<void>;
}
