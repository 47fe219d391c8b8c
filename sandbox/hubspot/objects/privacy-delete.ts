import type { CrmRecord } from '../../seed/world.ts';
import type { Portal } from '../api.ts';
import { linksOf, removeLink } from '../associations/links.ts';
import type { Author } from '../changes.ts';
import { objectTypes } from '../object-types.ts';

/** Deletes a contact and all that it was associated with it for good: nothing can be read or restored. */
export const deleteForPrivacy = (
  { state, clock, changes, index }: Portal,
  { record, by }: { record: CrmRecord; by: Author },
): void => {
  const from = { objectType: 'contacts', id: record.id } as const;
  for (const { name } of objectTypes) {
    for (const { id, typeIds } of [...linksOf(state.links, { from: 'contacts', id: record.id, to: name })])
      removeLink(state.links, { from, to: { objectType: name, id }, typeIds });
  }
  const left = Object.entries(state.records.contacts).filter(([id]) => id !== record.id);
  state.records.contacts = Object.fromEntries(left);
  index.forget(record.id);
  const occurredAt = clock.now().toISOString();
  changes.record({ kind: 'privacyDeletion', objectType: 'contacts', objectId: record.id, occurredAt, ...by });
};
