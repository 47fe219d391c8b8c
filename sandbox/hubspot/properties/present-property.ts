import type { ObjectType } from '../object-types.ts';
import { SET_UP_AT } from '../set-up-at.ts';
import type { HubSpotState } from '../state.ts';
import type { PropertyDefinition, PropertyGroup, PropertyType } from './catalogue.ts';
import { optionsOf } from './options.ts';

const fieldTypes: Record<PropertyType, string> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  enumeration: 'select',
  bool: 'booleancheckbox',
};

/** The group that every kind has from the start: `contactinformation`. */
export const firstGroup = (type: ObjectType): PropertyGroup => ({
  name: `${type.singular.replace('_', '')}information`,
  label: `${type.singular.replace('_', ' ')} information`,
  displayOrder: 0,
});

/** `Property` of HubSpot's OpenAPI document. */
export const presentProperty = (
  state: HubSpotState,
  type: ObjectType,
  { property, archived = false }: { property: PropertyDefinition; archived?: boolean },
): object => ({
  name: property.name,
  label: property.label,
  type: property.type,
  fieldType: property.fieldType ?? fieldTypes[property.type],
  description: property.description ?? '',
  groupName: property.groupName ?? firstGroup(type).name,
  options: optionsOf(state, property).map((option, displayOrder) => ({ displayOrder, hidden: false, ...option })),
  ...(property.displayOrder === undefined ? {} : { displayOrder: property.displayOrder }),
  ...(property.name === 'hubspot_owner_id' ? { referencedObjectType: 'OWNER', externalOptions: true } : {}),
  hasUniqueValue: property.hasUniqueValue ?? false,
  hidden: property.hidden ?? false,
  hubspotDefined: property.hubspotDefined,
  calculated: property.calculated,
  formField: property.formField ?? !property.calculated,
  archived,
  createdAt: property.createdAt ?? SET_UP_AT,
  updatedAt: property.updatedAt ?? SET_UP_AT,
  ...(archived ? { archivedAt: property.updatedAt ?? SET_UP_AT } : {}),
  modificationMetadata: {
    archivable: !property.hubspotDefined,
    readOnlyDefinition: property.hubspotDefined,
    readOnlyValue: property.calculated,
  },
});

/** `PropertyGroup` of HubSpot's OpenAPI document. */
export const presentGroup = (group: PropertyGroup): object => ({ ...group, archived: false });
