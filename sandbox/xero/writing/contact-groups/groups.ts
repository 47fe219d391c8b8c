import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Organisation } from '../../facts.ts';
import { wireGroups } from '../../wire/contact-groups.ts';
import { refuse, type Kind } from '../batch.ts';
import { refuseUnplayed } from '../body.ts';
import { text, word } from '../fields.ts';

const groupInput = z.object({ Name: text.default(''), Status: word('ACTIVE', 'DELETED').default('ACTIVE') });

/** The group of a path. */
export const groupAt = ({ contactGroups }: Organisation, key: string | undefined) =>
  contactGroups.find(({ contactGroupId }) => contactGroupId === key?.toLowerCase());

const nameFaults = (given: string, { contactGroups }: Organisation): string[] => {
  if (given === '') return ['Name must be specified'];
  return contactGroups.some(({ name }) => name.toLowerCase() === given.toLowerCase())
    ? ['Please enter a unique Name.']
    : [];
};

/** PUT: every group is a new one, with nobody in it. */
export const createGroup: Kind<z.infer<typeof groupInput>> = {
  name: 'ContactGroups',
  idField: 'ContactGroupID',
  schema: groupInput,
  check: (element) => refuseUnplayed(element, ['Contacts'], 'a contact group that is created'),
  write(unit, { Name, Status }) {
    const name = Name.trim();
    const errors = nameFaults(name, unit.organisation);
    if (Status !== 'ACTIVE') errors.push('A contact group is ACTIVE when it is created');
    if (errors.length > 0) return refuse(...errors);
    const contactGroupId = randomUUID();
    unit.put('contactGroups', { contactGroupId, name, contactIds: [] });
    return { id: contactGroupId, errors };
  },
  present: ({ organisation }, ids) =>
    wireGroups(
      organisation,
      organisation.contactGroups.filter(({ contactGroupId }) => ids.includes(contactGroupId)),
    ),
  echo: ({ Name }) => ({ Name }),
};
