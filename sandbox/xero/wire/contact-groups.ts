import type { ContactGroup, Organisation } from '../facts.ts';
import { contactFinder, stubContact } from './contacts.ts';
import type { Wire } from './wire.ts';

/** Groups with the contacts in them. */
export const wireGroups = (organisation: Organisation, groups: ContactGroup[] = organisation.contactGroups): Wire[] => {
  const contactOf = contactFinder(organisation);
  return groups.map(({ contactGroupId, name, contactIds }) => ({
    ContactGroupID: contactGroupId,
    Name: name,
    Status: 'ACTIVE',
    Contacts: contactIds.map((contactId) => stubContact(contactId, contactOf(contactId).name)),
    HasValidationErrors: false,
  }));
};
