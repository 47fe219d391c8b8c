import type { FamilyMember, MatchLevel, RecordRef } from './facts.ts';
import type { CustomerStore } from './ports.ts';
import { contactNumber } from './rules/contact-number.ts';
import { survivors } from './rules/survivors.ts';

/** The Xero contacts that a customer stands for. */
export interface XeroContacts {
  matchedBy: MatchLevel;
  /** Those that live on, by name; archived ones included. */
  contacts: FamilyMember[];
  /** The ids of all whose documents count: these, and those merged into them. */
  contactIds: string[];
}

/**
 * Finds the Xero contacts of a company or a person (C45, C77): by a person's link, else by ContactNumber, else by exact
 * e-mail address whatever its case (of a company: the addresses of its people). Never by name: two customers may share one.
 * Null when none is known.
 */
export async function findContacts(
  store: CustomerStore,
  { tenantId, customer }: { tenantId: string; customer: RecordRef },
): Promise<XeroContacts | null> {
  const number = contactNumber(customer);
  const numberPrefix = contactNumber({ ...customer, objectId: '' });
  if (number === null || numberPrefix === null) return null;
  const family = await store.family({ tenantId, customer, contactNumber: number, numberPrefix });
  if (!family) return null;
  return {
    matchedBy: family.matchedBy,
    contacts: survivors(family.members).toSorted(byNameThenId),
    contactIds: family.members.map((member) => member.contactId).toSorted(),
  };
}

const byNameThenId = (a: FamilyMember, b: FamilyMember): number =>
  a.name.localeCompare(b.name, 'en') || a.contactId.localeCompare(b.contactId, 'en');
