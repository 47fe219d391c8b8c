import { z } from 'zod';
import type { Association } from '../../seed/world.ts';
import type { Parsed } from '../answer.ts';
import { hasParent, isParent, secondParent } from '../associations/parents.ts';
import { associationSpec, invalidTarget, invalidTypes } from '../associations/spec.ts';
import { associationTypes } from '../associations/types.ts';
import { objectTypes, type ObjectType } from '../object-types.ts';
import { refused } from '../request.ts';
import { covers, missingScopes } from '../scopes.ts';
import type { Grant, HubSpotState } from '../state.ts';

/** `associations` of a new record. */
export const associationsSchema = z.array(
  z.strictObject({ to: z.strictObject({ id: z.string() }), types: z.array(associationSpec).min(1) }),
);
type Asked = z.infer<typeof associationsSchema>;

/** The kind to which all of these type ids lead. */
const targetOf = (from: ObjectType, types: Asked[number]['types']): ObjectType | undefined =>
  objectTypes.find((to) => {
    const known = associationTypes(from.name, to.name).map(({ typeId }) => typeId);
    return types.every((one) => one.associationCategory === 'HUBSPOT_DEFINED' && known.includes(one.associationTypeId));
  });

interface NewAssociations {
  from: ObjectType;
  asked: Asked;
  grant: Grant;
}

/** The associations of a record that is to be made, or the refusal. */
export const newAssociations = (
  state: HubSpotState,
  { from, asked, grant }: NewAssociations,
): Parsed<Omit<Association, 'from'>[]> => {
  const found: Omit<Association, 'from'>[] = [];
  for (const { to, types } of asked) {
    const typeIds = types.map(({ associationTypeId }) => associationTypeId);
    const type = targetOf(from, types);
    if (type === undefined) return refused(invalidTypes(from, typeIds));
    if (!covers(grant.scopes, type.readScopes)) return refused(missingScopes(type.readScopes));
    if (state.records[type.name][to.id]?.archived !== false) return refused(invalidTarget(type, to.id));
    found.push({ to: { objectType: type.name, id: to.id }, typeIds });
  }
  const parents = found.filter(({ to }) => isParent(to.objectType));
  if (from.name === 'line_items' && parents.length > 1) return refused(secondParent('new'));
  for (const { to } of found) {
    if (to.objectType === 'line_items' && hasParent(state, to.id)) return refused(secondParent(to.id));
  }
  return { ok: true, value: found };
};
