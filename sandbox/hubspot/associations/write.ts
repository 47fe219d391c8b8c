import type { Association } from '../../seed/world.ts';
import type { Portal } from '../api.ts';
import type { Author } from '../changes.ts';
import { inverted, linksOf, putLink, removeLink, type Link } from './links.ts';
import { associationTypes } from './types.ts';

type Ends = Pick<Association, 'from' | 'to'>;

/** The type id that marks the primary company of a deal or a contact; undefined for other kinds, and from the company's side. */
const primaryTypeOf = ({ from, to }: Ends): number | undefined =>
  to.objectType === 'companies'
    ? associationTypes(from.objectType, to.objectType).find(({ label }) => label === 'Primary')?.typeId
    : undefined;

const linkBetween = ({ state }: Portal, { from, to }: Ends): Link | undefined =>
  linksOf(state.links, { from: from.objectType, id: from.id, to: to.objectType }).find(({ id }) => id === to.id);

const isPrimary = (ends: Ends, typeIds: readonly number[]): boolean => {
  const labelled = associationTypes(ends.from.objectType, ends.to.objectType).filter(
    ({ label }) => label === 'Primary',
  );
  return labelled.some(({ typeId }) => typeIds.includes(typeId));
};

const tell = (
  { clock, changes }: Portal,
  { from, to, typeIds, removed, by }: Association & { removed: boolean; by: Author },
): void => {
  const occurredAt = clock.now().toISOString();
  const pair: Ends[] = [
    { from, to },
    { from: to, to: from },
  ];
  for (const { from: seen, to: other } of pair) {
    changes.record({
      kind: 'associationChange',
      objectType: seen.objectType,
      objectId: seen.id,
      toObjectType: other.objectType,
      toObjectId: other.id,
      associationRemoved: removed,
      isPrimaryAssociation: isPrimary({ from, to }, typeIds),
      occurredAt,
      ...by,
    });
  }
};

/** A deal or contact has one primary company: the one before it stays associated, unlabelled. */
const dethrone = (portal: Portal, { from, to, typeIds }: Association): void => {
  const primary = primaryTypeOf({ from, to });
  if (primary === undefined || !typeIds.includes(primary)) return;
  const query = { from: from.objectType, id: from.id, to: to.objectType };
  for (const { id } of linksOf(portal.state.links, query)) {
    if (id !== to.id) removeLink(portal.state.links, { from, to: { ...to, id }, typeIds: [primary] });
  }
};

/** Associates two records with these types beside those they have; a plain type always comes along. What is so already is not told again. */
export const associate = (portal: Portal, { by, ...association }: Association & { by: Author }): void => {
  const before = linkBetween(portal, association)?.typeIds ?? [];
  dethrone(portal, association);
  dethrone(portal, inverted(association));
  putLink(portal.state.links, association);
  const added = (linkBetween(portal, association)?.typeIds ?? []).filter((typeId) => !before.includes(typeId));
  if (added.length > 0) tell(portal, { ...association, typeIds: added, removed: false, by });
};

/** Takes these types away from two records, or all that they have (`typeIds` absent). */
export const disassociate = (
  portal: Portal,
  { by, typeIds, ...ends }: Ends & { typeIds?: number[]; by: Author },
): void => {
  const before = linkBetween(portal, ends)?.typeIds ?? [];
  const gone = before.filter((typeId) => typeIds?.includes(typeId) ?? true);
  if (gone.length === 0) return;
  removeLink(portal.state.links, { ...ends, typeIds: gone });
  tell(portal, { ...ends, typeIds: gone, removed: true, by });
};
