import type { z } from 'zod';
import { errorAnswer, invalid, type Answer, type Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { ObjectType } from '../object-types.ts';
import { refused } from '../request.ts';
import type { PropertyDefinition, PropertyGroup } from './catalogue.ts';
import { definitionFault, type groupCreate, type PropertyCreate, type propertyUpdate } from './definition-schema.ts';
import { firstGroup } from './present-property.ts';

/** 404 for a property or group by name. */
export const noSuch = (what: 'property' | 'property group', name: string): Answer =>
  errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message: `The ${what} named "${name}" does not exist` });

const exists = (what: string, name: string): Answer =>
  errorAnswer({
    status: 409,
    category: 'OBJECT_ALREADY_EXISTS',
    message: `A ${what} named '${name}' already exists.`,
    context: { name: [name] },
  });

/** The groups of one kind, the one that it has from the start first. */
export const groupsOf = ({ state }: Portal, type: ObjectType): PropertyGroup[] => [
  firstGroup(type),
  ...state.groups[type.name],
];

const lacksGroup = (portal: Portal, type: ObjectType, name: string): boolean =>
  !groupsOf(portal, type).some((group) => group.name === name);

/** Adds a property; one of that name in the recycling bin comes back as the new one. */
export const defineProperty = (
  portal: Portal,
  type: ObjectType,
  wanted: PropertyCreate,
): Parsed<PropertyDefinition> => {
  const { state, clock } = portal;
  const message = definitionFault(wanted);
  if (message !== undefined) return refused(invalid(message));
  if (lacksGroup(portal, type, wanted.groupName)) return refused(noSuch('property group', wanted.groupName));
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
  if (changes.groupName !== undefined && lacksGroup(portal, type, changes.groupName)) {
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

/** Adds a group. */
export const defineGroup = (
  portal: Portal,
  type: ObjectType,
  wanted: z.infer<typeof groupCreate>,
): Parsed<PropertyGroup> => {
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(wanted.name)) return refused(invalid(`"${wanted.name}" is no name of a group`));
  if (!lacksGroup(portal, type, wanted.name)) return refused(exists('property group', wanted.name));
  const group = { name: wanted.name, label: wanted.label, displayOrder: wanted.displayOrder ?? -1 };
  portal.state.groups[type.name].push(group);
  return { ok: true, value: group };
};
