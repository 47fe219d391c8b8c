import type { Request } from 'express';
import { invalid, type Parsed } from '../answer.ts';
import { liveLinks } from '../associations/live-links.ts';
import { associationTypes } from '../associations/types.ts';
import { findObjectType, type ObjectType } from '../object-types.ts';
import { listParameter, refused } from '../request.ts';
import { covers, missingScopes } from '../scopes.ts';
import type { Grant, HubSpotState } from '../state.ts';

/** The kinds of record asked for with `associations=`. */
export type AssociatedTypes = readonly ObjectType[];

interface AssociatedId {
  id: string;
  type: string;
}

/** Reads `associations=`; refuses kinds that are unknown or that the token may not read. */
export const associatedTypes = (request: Request, grant: Grant): Parsed<AssociatedTypes> => {
  const types: ObjectType[] = [];
  for (const name of listParameter(request, 'associations')) {
    const type = findObjectType(name);
    if (type === undefined) return refused(invalid(`Unable to infer object type from: ${name}`));
    if (!covers(grant.scopes, type.readScopes)) return refused(missingScopes(type.readScopes));
    types.push(type);
  }
  return { ok: true, value: types };
};

/** The `associations` of one record, by kind; kinds without any are left out, and nothing at all when none has any. */
export const associationsOf = (
  state: HubSpotState,
  { type, id, associated }: { type: ObjectType; id: string; associated: AssociatedTypes },
): { associations?: Record<string, { results: AssociatedId[] }> } => {
  const found = associated.flatMap((to): [string, { results: AssociatedId[] }][] => {
    const names = new Map(associationTypes(type.name, to.name).map(({ typeId, name }) => [typeId, name]));
    const results = liveLinks(state, { from: type.name, id, to: to.name }).flatMap((link) =>
      link.typeIds.map((typeId) => ({ id: link.id, type: names.get(typeId) ?? '' })),
    );
    // The one kind of two words is keyed with a space.
    return results.length === 0 ? [] : [[to.name.replace('_', ' '), { results }]];
  });
  return found.length === 0 ? {} : { associations: Object.fromEntries(found) };
};
