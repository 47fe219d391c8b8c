import type { Selectable } from 'kysely';
import type { PlaceFact } from '../mirror/facts.ts';
import type { Place } from './mirror-tables-crm.ts';

type Columns = Selectable<Place>;

export const placeColumns = (fact: PlaceFact): Columns => ({
  ...{ address: fact.address, city: fact.city, state: fact.state, zip: fact.zip, country: fact.country },
  phone: fact.phone,
  lifecycle_stage: fact.lifecycleStage,
});

export const placeOf = (row: Columns): PlaceFact => ({
  ...{ address: row.address, city: row.city, state: row.state, zip: row.zip, country: row.country },
  phone: row.phone,
  lifecycleStage: row.lifecycle_stage,
});
