import { z } from 'zod';
import { stubContact } from '../../wire/contacts.ts';
import { refuse, type Kind } from '../batch.ts';
import { guid } from '../fields.ts';
import { present } from '../present.ts';
import { groupAt } from './groups.ts';

/** A contact is named by its id alone; what else is sent of it changes nothing. */
const memberInput = z.object({ ContactID: guid.optional() });

/** PUT: contacts join the group of the path; those in it already stay. */
export const addMembers: Kind<z.infer<typeof memberInput>> = {
  name: 'Contacts',
  idField: 'ContactID',
  errorFlag: 'HasValidationErrors',
  schema: memberInput,
  check: () => undefined,
  write(unit, { ContactID }, { key }) {
    const group = groupAt(unit.organisation, key);
    const contact = unit.organisation.contacts.find(({ contactId }) => contactId === ContactID);
    if (group === undefined || contact === undefined) return refuse('Contact could not be found.');
    const { contactId, status } = contact;
    if (status === 'ARCHIVED') return refuse('Unable to assign an Archived contact.');
    unit.put('contactGroups', { ...group, contactIds: [...new Set([...group.contactIds, contactId])] });
    return { id: contactId, errors: [] };
  },
  present: ({ organisation }, ids) =>
    organisation.contacts
      .filter(({ contactId }) => ids.includes(contactId))
      .map(({ contactId, name }) => stubContact(contactId, name)),
  echo: present,
};
