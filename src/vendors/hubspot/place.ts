import type * as z from 'zod';
import type { PlaceFact } from '../../mirror/facts.ts';
import { text } from './fields.ts';

/** Companies and contacts have these properties alike. */
export const placeProperties = {
  ...{ address: text, city: text, state: text, zip: text, country: text },
  phone: text,
  lifecyclestage: text,
};

/** The same of a fact. */
export const placeFact = (p: z.infer<z.ZodObject<typeof placeProperties>>): PlaceFact => ({
  ...{ address: p.address, city: p.city, state: p.state, zip: p.zip, country: p.country },
  phone: p.phone,
  lifecycleStage: p.lifecyclestage,
});
