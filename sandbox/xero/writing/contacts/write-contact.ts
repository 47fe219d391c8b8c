import { randomUUID } from 'node:crypto';
import type { Contact, Organisation } from '../../facts.ts';
import { wireContacts } from '../../wire/contacts.ts';
import { without } from '../../wire/wire.ts';
import { refuse, type Kind, type Outcome } from '../batch.ts';
import type { Unit } from '../unit.ts';
import { checkContact, contactInput, type ContactInput } from './input.ts';
import { present } from '../present.ts';
import { mergeContact } from './merge.ts';
import { contactFaults, NO_IDENTITY, sameName } from './rules.ts';

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';

/** The contact that an input names, by id, else number, else the name of an active one. */
export const findContact = ({ contacts }: Organisation, input: ContactInput): Contact | undefined => {
  const { ContactID, ContactNumber, Name } = input;
  if (ContactID !== undefined) return contacts.find((one) => one.contactId === ContactID);
  const byNumber =
    ContactNumber === undefined ? undefined : contacts.find((one) => one.contactNumber === ContactNumber);
  if (byNumber !== undefined || Name === undefined) return byNumber;
  return contacts.find((one) => one.status === 'ACTIVE' && sameName(one.name, Name));
};

export const isNameless = ({ ContactID, ContactNumber, Name }: ContactInput): boolean =>
  [ContactID, ContactNumber, Name].every((given) => given === undefined || given === '');

/** A contact as a write would make it. `existing`: the one to change; absent: a new one. */
export const prepareContact = (
  unit: Unit,
  input: ContactInput,
  existing: Contact | undefined,
): { contact: Contact; errors: string[] } => {
  const contact = mergeContact(input, { existing, contactId: existing?.contactId ?? randomUUID(), now: unit.now });
  const nameless = isNameless(input) && existing === undefined;
  return { contact, errors: nameless ? [NO_IDENTITY] : contactFaults(contact, unit.organisation) };
};

const putContact = (unit: Unit, input: ContactInput, existing: Contact | undefined): Outcome => {
  const { contact, errors } = prepareContact(unit, input, existing);
  if (errors.length > 0) return { errors };
  unit.put('contacts', contact);
  return { id: contact.contactId, errors };
};

const kind = (write: Kind<ContactInput>['write']): Kind<ContactInput> => ({
  name: 'Contacts',
  idField: 'ContactID',
  errorFlag: 'HasValidationErrors',
  schema: contactInput,
  check: checkContact,
  write,
  present(unit, ids) {
    const contacts = unit.organisation.contacts.filter(({ contactId }) => ids.includes(contactId));
    const ledger = { ...unit.ledger(), organisation: { ...unit.organisation, contacts } };
    return wireContacts(ledger, unit.today).map((row) => without(row, ['Balances']));
  },
  echo: ({ ContactID, ContactNumber, Name, EmailAddress }) => present({ ContactID, ContactNumber, Name, EmailAddress }),
});

/** PUT: every contact is a new one, whatever id it carries. */
export const createContacts = kind((unit, input) => putContact(unit, input, undefined));

/** POST: a contact that is found is changed, else made; one with an id must be found. */
export const updateOrCreateContacts = kind((unit, input) => {
  const existing = findContact(unit.organisation, input);
  if (existing === undefined && input.ContactID !== undefined) return refuse(NOT_FOUND);
  return putContact(unit, input, existing);
});

/** POST to one contact, by its id or number. */
export const updateContact = kind((unit, input, { key }) => {
  const existing = unit.organisation.contacts.find(
    ({ contactId, contactNumber }) => contactId === key?.toLowerCase() || contactNumber === key,
  );
  return existing === undefined ? refuse(NOT_FOUND) : putContact(unit, input, existing);
});
