import * as z from 'zod';
import type { CompanyFact } from '../../mirror/facts.ts';
import { text, textOrEmpty, time } from './fields.ts';
import type { HubSpotStream } from './objects.ts';
import { placeFact, placeProperties } from './place.ts';

const row = z.object({
  id: z.string(),
  updatedAt: time,
  properties: z.object({ name: textOrEmpty, domain: text, hubspot_owner_id: text, ...placeProperties }),
});

export const company: HubSpotStream<z.infer<typeof row>, CompanyFact> = {
  objectType: 'companies',
  properties: Object.keys(row.shape.properties.shape),
  linkedTo: [],
  row,
  toFact: ({ id, updatedAt, properties: p }) => ({
    id,
    updatedAt,
    name: p.name,
    domain: p.domain,
    ownerId: p.hubspot_owner_id,
    ...placeFact(p),
  }),
};
