import * as z from 'zod';
import type { PersonFact } from '../../mirror/facts.ts';
import { primary, PRIMARY_COMPANY } from './associations.ts';
import { text, time } from './fields.ts';
import type { HubSpotStream } from './objects.ts';
import { placeFact, placeProperties } from './place.ts';

const row = z.object({
  id: z.string(),
  updatedAt: time,
  properties: z.object({
    firstname: text,
    lastname: text,
    email: text,
    hs_additional_emails: text,
    hubspot_owner_id: text,
    ...placeProperties,
  }),
});

/** The primary address and the others, which HubSpot joins by semicolons; lower case, each once. */
function allEmails(email: string | null, additional: string | null): string[] {
  const others = (additional ?? '').split(';');
  const all = [email ?? '', ...others].map((address) => address.trim().toLowerCase());
  return [...new Set(all)].filter((address) => address !== '');
}

export const person: HubSpotStream<z.infer<typeof row>, PersonFact> = {
  objectType: 'contacts',
  properties: Object.keys(row.shape.properties.shape),
  linkedTo: ['companies'],
  row,
  toFact: ({ id, updatedAt, properties: p }, links) => ({
    id,
    updatedAt,
    firstName: p.firstname,
    lastName: p.lastname,
    email: p.email,
    emails: allEmails(p.email, p.hs_additional_emails),
    companyId: primary(links(id, 'companies'), PRIMARY_COMPANY.contacts),
    ownerId: p.hubspot_owner_id,
    ...placeFact(p),
  }),
};
