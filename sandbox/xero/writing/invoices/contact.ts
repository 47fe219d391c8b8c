import type { Contact } from '../../facts.ts';
import { findContact, isNameless, prepareContact } from '../contacts/write-contact.ts';
import type { ContactInput } from '../contacts/input.ts';
import { NO_IDENTITY } from '../contacts/rules.ts';
import type { Unit } from '../unit.ts';

/** Whose invoice it is, or why that cannot be said. `contactId` is empty then. */
export interface InvoiceContact {
  contactId: string;
  /** A contact that the write makes or changes. */
  changed?: Contact;
  errors: string[];
}

const NAMES = ['ContactID', 'ContactNumber', 'Name'];

const refused = (...errors: string[]): InvoiceContact => ({ contactId: '', errors });

/** Whether more was sent than who it is. */
const saysMore = (input: ContactInput, { name }: Contact): boolean =>
  Object.entries(input).some(([field, value]) => value !== undefined && !NAMES.includes(field)) ||
  (input.ContactID !== undefined && input.Name !== undefined && input.Name !== name);

/**
 * Finds the contact of an invoice. One that is only named and not found is made; one of which more is sent is changed, and
 * then loses the persons that are not listed. `kept`: the contact that the invoice has; absent for a new one.
 */
export const contactOf = (unit: Unit, input: ContactInput | undefined, kept: string | undefined): InvoiceContact => {
  const isEmpty = input === undefined || Object.values(input).every((value) => value === undefined);
  if (isEmpty && kept !== undefined) return { contactId: kept, errors: [] };
  if (input === undefined) return refused('A Contact must be specified for this type of transaction');
  if (isNameless(input)) return refused(NO_IDENTITY);
  const found = findContact(unit.organisation, input);
  if (found === undefined && input.ContactID !== undefined) return refused('Contact could not be found.');
  if (found?.status === 'ARCHIVED' && found.contactId !== kept)
    return refused(`The contact '${found.name}' is archived. Restore it before using it on a document.`);
  if (found !== undefined && !saysMore(input, found)) return { contactId: found.contactId, errors: [] };
  const { contact, errors } = prepareContact(unit, { ContactPersons: [], ...input }, found);
  return { contactId: contact.contactId, changed: contact, errors };
};
