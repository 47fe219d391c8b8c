import type { z } from 'zod';
import { objectNotFound, type Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { Author } from '../changes.ts';
import type { ObjectType } from '../object-types.ts';
import { refused } from '../request.ts';
import { hasParent, isParent, secondParent } from './parents.ts';
import { invalidTarget, invalidTypes, type associationSpec } from './spec.ts';
import { associationTypes } from './types.ts';
import { associate } from './write.ts';

/** Two records by their kinds and ids. */
export interface Pair {
  from: ObjectType;
  to: ObjectType;
  fromId: string;
  toId: string;
}

interface Wanted {
  pair: Pair;
  /** Absent: the plain one. */
  types?: z.infer<typeof associationSpec>[] | undefined;
  by: Author;
}

/** The type ids that are wanted, as far as they lead from one kind to the other. */
const typeIdsOf = ({ pair: { from, to }, types }: Wanted): Parsed<number[]> => {
  const known = associationTypes(from.name, to.name);
  const ids =
    types?.map(({ associationTypeId }) => associationTypeId) ??
    known.flatMap(({ label, typeId }) => (label === null ? [typeId] : []));
  const fits =
    ids.length > 0 &&
    ids.every((id) => known.some(({ typeId }) => typeId === id)) &&
    types?.every(({ associationCategory }) => associationCategory === 'HUBSPOT_DEFINED') !== false;
  return fits ? { ok: true, value: ids } : refused(invalidTypes(from, ids));
};

/** Associates two records, or says why not; the type ids that were put. */
export const addAssociation = (portal: Portal, wanted: Wanted): Parsed<number[]> => {
  const { from, to, fromId, toId } = wanted.pair;
  const { records } = portal.state;
  const typeIds = typeIdsOf(wanted);
  if (!typeIds.ok) return typeIds;
  if (records[from.name][fromId]?.archived !== false) return refused(objectNotFound(fromId));
  if (records[to.name][toId]?.archived !== false) return refused(invalidTarget(to, toId));
  const ends = [
    { objectType: from.name, id: fromId },
    { objectType: to.name, id: toId },
  ] as const;
  const line = ends.find(({ objectType }) => objectType === 'line_items');
  const parent = ends.find(({ objectType }) => isParent(objectType));
  if (line && parent && hasParent(portal.state, line.id, parent)) return refused(secondParent(line.id));
  associate(portal, { from: ends[0], to: ends[1], typeIds: typeIds.value, by: wanted.by });
  return typeIds;
};
