import { addDays, instantOf } from './calendar.ts';
import { randomFor } from './random.ts';
import type { CrmRecord } from './world.ts';

interface Draft {
  id: string;
  today: string;
  /** Absent: at random, two months to three years ago. */
  createdOn?: string;
  properties: Record<string, string | null>;
}

/** A record as HubSpot keeps it: whatever stands at the top also stands among the properties, as text. */
export function record({ id, today, createdOn, properties }: Draft): CrmRecord {
  const random = randomFor(`record:${id}`);
  const created = createdOn ?? addDays(today, -random.between(60, 1000));
  const createdAt = instantOf({ date: created, key: id, today });
  const updatedAt = instantOf({ date: addDays(today, -random.between(1, 59)), key: id, today });
  return {
    id,
    properties: {
      ...properties,
      createdate: createdAt,
      hs_lastmodifieddate: updatedAt,
      hs_object_id: id,
    },
    createdAt,
    updatedAt,
    archived: false,
  };
}
