import type { CrmRecord } from '../../seed/world.ts';
import type { Portal } from '../api.ts';
import { linksOf } from '../associations/links.ts';
import { associationTypes } from '../associations/types.ts';
import { associate } from '../associations/write.ts';
import type { Author } from '../changes.ts';
import { objectTypes, type ObjectType } from '../object-types.ts';
import { createRecord, updateRecord } from './write.ts';

interface Merge {
  type: ObjectType;
  primary: CrmRecord;
  merged: CrmRecord;
  by: Author;
}

const MERGED_IDS = 'hs_merged_object_ids';

const idsOf = ({ properties }: CrmRecord): string[] => properties[MERGED_IDS]?.split(';') ?? [];

/** The associations of one record become another's too; a primary company stays what it was. */
const passOn = (
  portal: Portal,
  { type, by }: Merge,
  { giver, taker }: { giver: CrmRecord; taker: CrmRecord },
): void => {
  for (const to of objectTypes) {
    const held = linksOf(portal.state.links, { from: type.name, id: taker.id, to: to.name });
    const plain = associationTypes(type.name, to.name).flatMap(({ label, typeId }) => (label === null ? [typeId] : []));
    const hasPrimary = to.name === 'companies' && held.length > 0;
    for (const link of [...linksOf(portal.state.links, { from: type.name, id: giver.id, to: to.name })]) {
      const typeIds = hasPrimary ? link.typeIds.filter((typeId) => plain.includes(typeId)) : link.typeIds;
      const ends = { from: { objectType: type.name, id: taker.id }, to: { objectType: to.name, id: link.id } };
      associate(portal, { ...ends, typeIds, by });
    }
  }
};

const retire = ({ index, clock }: Portal, type: ObjectType, record: CrmRecord): void => {
  const now = clock.now();
  index.remember({ objectType: type.name, id: record.id, before: record, at: now });
  Object.assign(record, { archived: true, updatedAt: now.toISOString() });
};

/**
 * Two records become one: the primary's values stand, the other's fill its gaps, and what both were associated with
 * comes along. A contact lives on under its own id, every other kind under a new one. The one that lives on.
 */
export const mergeRecords = (portal: Portal, merge: Merge): CrmRecord => {
  const { type, primary, merged, by } = merge;
  const gaps = Object.entries(merged.properties).filter(([name, value]) => value && !primary.properties[name]);
  const filled = { ...primary.properties, ...Object.fromEntries(gaps) };
  const survives = type.name === 'contacts';
  const ids = [...idsOf(primary), ...idsOf(merged), ...(survives ? [] : [primary.id]), merged.id];
  const properties = { ...filled, [MERGED_IDS]: ids.join(';') };
  const result = survives ? primary : createRecord(portal, { type, properties, by });
  if (survives) updateRecord(portal, { type, record: primary, properties, by });
  else passOn(portal, merge, { giver: primary, taker: result });
  passOn(portal, merge, { giver: merged, taker: result });
  for (const gone of survives ? [merged] : [primary, merged]) retire(portal, type, gone);
  portal.changes.record({
    kind: 'merge',
    objectType: type.name,
    objectId: primary.id,
    mergedObjectIds: [merged.id],
    newObjectId: result.id,
    numberOfPropertiesMoved: gaps.length,
    occurredAt: result.updatedAt,
    ...by,
  });
  return result;
};
