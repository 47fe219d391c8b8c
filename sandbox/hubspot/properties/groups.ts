import type { z } from 'zod';
import { invalid, type Answer, type Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { ObjectType } from '../object-types.ts';
import { refused } from '../request.ts';
import type { PropertyGroup } from './catalogue.ts';
import type { groupCreate, groupUpdate } from './definition-schema.ts';
import { firstGroup } from './present-property.ts';
import { exists, noSuch } from './refusals.ts';

/** The groups of one kind, the one that it has from the start first. */
export const groupsOf = ({ state }: Portal, type: ObjectType): PropertyGroup[] => [
  firstGroup(type),
  ...state.groups[type.name],
];

export const groupOf = (portal: Portal, type: ObjectType, name: string): PropertyGroup | undefined =>
  groupsOf(portal, type).find((group) => group.name === name);

/** Adds a group. */
export const defineGroup = (
  portal: Portal,
  type: ObjectType,
  wanted: z.infer<typeof groupCreate>,
): Parsed<PropertyGroup> => {
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(wanted.name)) return refused(invalid(`"${wanted.name}" is no name of a group`));
  if (groupOf(portal, type, wanted.name) !== undefined) return refused(exists('property group', wanted.name));
  const group = { name: wanted.name, label: wanted.label, displayOrder: wanted.displayOrder ?? -1 };
  portal.state.groups[type.name].push(group);
  return { ok: true, value: group };
};

/** A group that may be changed: the one that a kind has from the start may not. */
const ownGroup = ({ state }: Portal, type: ObjectType, name: string): Parsed<PropertyGroup> => {
  if (name === firstGroup(type).name) return refused(invalid(`"${name}" is HubSpot's own and cannot be changed`));
  const group = state.groups[type.name].find((one) => one.name === name);
  return group === undefined ? refused(noSuch('property group', name)) : { ok: true, value: group };
};

/** Changes label and order of a group. */
export const redefineGroup = (
  portal: Portal,
  type: ObjectType,
  { name, changes }: { name: string; changes: z.infer<typeof groupUpdate> },
): Parsed<PropertyGroup> => {
  const group = ownGroup(portal, type, name);
  if (group.ok) Object.assign(group.value, changes);
  return group;
};

/** Removes a group that no property is in. */
export const archiveGroup = (portal: Portal, type: ObjectType, name: string): Answer => {
  const group = ownGroup(portal, type, name);
  if (!group.ok) return group.answer;
  const { properties, groups } = portal.state;
  const held = properties[type.name].filter(({ groupName }) => groupName === name).map((property) => property.name);
  if (held.length > 0) return invalid(`The property group "${name}" holds properties: ${held.join(', ')}`);
  groups[type.name] = groups[type.name].filter((one) => one !== group.value);
  return { status: 204, body: undefined };
};
