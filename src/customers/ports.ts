import type { Question } from '../access/facts.ts';
import type { CrmRecord, Family, RecordRef } from './facts.ts';

/** A record, and all that decides what the person who asks may see of it. */
export interface Subject {
  record: CrmRecord;
  access: Question;
}

export interface FamilyQuery {
  tenantId: string;
  customer: RecordRef;
  contactNumber: string;
  /** What the number of each record of this kind begins with, before its id. */
  numberPrefix: string;
}

/** What this room reads of one portal, inside its transaction. */
export interface CustomerStore {
  /** The record and the access of that user to it; null: no such record, here or at all. */
  subject(asked: RecordRef & { userId: string }): Promise<Subject | null>;
  /** Null: no Xero contact is known to be this customer. */
  family(query: FamilyQuery): Promise<Family | null>;
}
