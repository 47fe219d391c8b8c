import type { Right } from './rules/right.ts';

/** One look at a customer's standing or figures, as the audit log keeps it. */
export interface Look {
  at: Date;
  userId: string;
  userEmail: string;
  action: 'view_record' | 'list_documents' | 'view_invoice';
  objectTypeId: string;
  objectId: string;
  right: Right;
}

/** Writes the trail of who looked at whose figures, in the transaction that reads them. */
export interface AuditTrail {
  note(look: Look): Promise<void>;
}
