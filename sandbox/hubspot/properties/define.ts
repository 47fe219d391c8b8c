import type { z } from 'zod';
import { invalid, type Answer, type Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { ObjectType } from '../object-types.ts';
import { refused } from '../request.ts';
import type { PropertyDefinition } from './catalogue.ts';
import { definitionFault, type PropertyCreate, type propertyUpdate } from './definition-schema.ts';
import { groupOf } from './groups.ts';
import { exists, noSuch } from './refusals.ts';

/** Adds a property; one of that name in the recycling bin comes back as the new one. */
export const defineProperty = (
  portal: Portal,
  type: ObjectType,
  wanted: PropertyCreate,
): Parsed<PropertyDefinition> => {
  const { state, clock } = portal;
  const message = definitionFault(wanted);
  if (message !== undefined) return refused(invalid(message));
  if (groupOf(portal, type, wanted.groupName) === undefined) return refused(noSuch('property group', wanted.groupName));
  if (state.properties[type.name].some(({ name }) => name === wanted.name)) {
    return refused(exists('property', wanted.name));
  }
  const at = clock.now().toISOString();
  const property = { ...wanted, calculated: false, hubspotDefined: false, createdAt: at, updatedAt: at };
  state.archivedProperties[type.name] = state.archivedProperties[type.name].filter(({ name }) => name !== wanted.name);
  state.properties[type.name].push(property);
  return { ok: true, value: property };
};

/** A property that may be changed: HubSpot's own may not. */
const ownProperty = ({ state }: Portal, type: ObjectType, name: string): Parsed<PropertyDefinition> => {
  const property = state.properties[type.name].find((one) => one.name === name);
  if (property === undefined) return refused(noSuch('property', name));
  return property.hubspotDefined
    ? refused(invalid(`"${name}" is HubSpot's own and cannot be changed`))
    : { ok: true, value: property };
};

/** Changes the definition of a customer's property. Its type stays: values of another would not fit. */
export const redefineProperty = (
  portal: Portal,
  type: ObjectType,
  { name, changes }: { name: string; changes: z.infer<typeof propertyUpdate> },
): Parsed<PropertyDefinition> => {
  const property = ownProperty(portal, type, name);
  if (!property.ok) return property;
  if (changes.groupName !== undefined && groupOf(portal, type, changes.groupName) === undefined) {
    return refused(noSuch('property group', changes.groupName));
  }
  const next = { ...property.value, ...changes } as PropertyCreate;
  const message =
    changes.type !== undefined && changes.type !== property.value.type
      ? `The type of "${name}" cannot be changed`
      : definitionFault(next);
  if (message !== undefined) return refused(invalid(message));
  Object.assign(property.value, changes, { updatedAt: portal.clock.now().toISOString() });
  return property;
};

/** Moves a customer's property to the recycling bin; the values stay with the records, unseen. */
export const archiveProperty = (portal: Portal, type: ObjectType, name: string): Answer => {
  const property = ownProperty(portal, type, name);
  if (!property.ok) return property.answer;
  const { state, clock } = portal;
  state.properties[type.name] = state.properties[type.name].filter((one) => one !== property.value);
  state.archivedProperties[type.name].push({ ...property.value, updatedAt: clock.now().toISOString() });
  return { status: 204, body: undefined };
};
