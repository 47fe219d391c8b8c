import { COMPANY, CONTACT, type RecordRef } from '../facts.ts';

/**
 * The ContactNumber that ties a Xero contact to a company or a person of the CRM, e.g. `HS-COMPANY-123`. Xero shows it as
 * the contact's code and takes it through its API only, so no one types it by hand. Null for other kinds of record.
 */
export function contactNumber({ objectTypeId, objectId }: RecordRef): string | null {
  if (objectTypeId === COMPANY) return `HS-COMPANY-${objectId}`;
  if (objectTypeId === CONTACT) return `HS-CONTACT-${objectId}`;
  return null;
}
