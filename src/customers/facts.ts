/** HubSpot's ids of the kinds of record that cards stand on. */
export const CONTACT = '0-1';
export const COMPANY = '0-2';
export const DEAL = '0-3';

/** A record of the CRM as HubSpot names it. */
export interface RecordRef {
  objectTypeId: string;
  objectId: string;
}

export interface NamedRecord extends RecordRef {
  name: string;
}

/** A record with what it is associated with, as far as the CRM still has it. */
export interface CrmRecord extends NamedRecord {
  /** A deal's primary company. */
  company: NamedRecord | null;
  /** A deal's first contact. */
  person: NamedRecord | null;
}

/** How a Xero contact is known to be the customer, the surest first. */
export const MATCH_LEVELS = ['link', 'contact_number', 'email'] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** A Xero contact that the customer stands for, or one merged into it or from it. */
export interface FamilyMember {
  contactId: string;
  name: string;
  /** `ACTIVE`, `ARCHIVED`, `GDPRREQUEST`. */
  status: string;
  mergedToContactId: string | null;
}

/** The Xero contacts of the first level that finds any, with all that were merged with them. */
export interface Family {
  matchedBy: MatchLevel;
  members: FamilyMember[];
}
