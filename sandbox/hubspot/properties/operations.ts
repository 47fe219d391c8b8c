import { errorAnswer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import { objectTypes, type ObjectType } from '../object-types.ts';
import { SET_UP_AT } from '../set-up-at.ts';
import type { HubSpotState } from '../state.ts';
import type { PropertyDefinition, PropertyType } from './catalogue.ts';

const fieldTypes: Record<PropertyType, string> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  enumeration: 'select',
  bool: 'booleancheckbox',
};

interface Option {
  value: string;
  label: string;
}

/** The choices of the enumerations that follow from the portal itself. */
const optionsOf = (state: HubSpotState, name: string): Option[] => {
  switch (name) {
    case 'dealstage':
      return state.pipelines.flatMap(({ stages }) => stages.map(({ id, label }) => ({ value: id, label })));
    case 'pipeline':
      return state.pipelines.map(({ id, label }) => ({ value: id, label }));
    case 'deal_currency_code':
    case 'hs_line_item_currency_code':
      return [state.portal.companyCurrency, ...state.portal.additionalCurrencies].map((code) => ({
        value: code,
        label: code,
      }));
    default:
      return [];
  }
};

/** `Property` of HubSpot's OpenAPI document. */
const present = (state: HubSpotState, type: ObjectType, property: PropertyDefinition): object => ({
  name: property.name,
  label: property.label,
  type: property.type,
  fieldType: fieldTypes[property.type],
  description: '',
  groupName: `${type.singular.replace('_', '')}information`,
  options: optionsOf(state, property.name).map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })),
  ...(property.name === 'hubspot_owner_id' ? { referencedObjectType: 'OWNER' } : {}),
  hasUniqueValue: false,
  hidden: false,
  hubspotDefined: property.hubspotDefined,
  calculated: property.calculated,
  formField: !property.calculated,
  archived: false,
  createdAt: SET_UP_AT,
  updatedAt: SET_UP_AT,
  modificationMetadata: {
    archivable: !property.hubspotDefined,
    readOnlyDefinition: property.hubspotDefined,
    readOnlyValue: property.calculated,
  },
});

const operationsAt = ({ state }: Portal, type: ObjectType, segment: string): ApiOperation[] => {
  const path = `/crm/properties/2026-09/${segment}`;
  const scopes = type.schemaScopes;
  const properties = state.properties[type.name];
  return [
    {
      id: `${type.name}.properties.list`,
      method: 'get',
      path,
      scopes,
      answer: () => ({ status: 200, body: { results: properties.map((property) => present(state, type, property)) } }),
    },
    {
      id: `${type.name}.properties.get`,
      method: 'get',
      path: `${path}/:propertyName`,
      scopes,
      answer({ request }) {
        const property = properties.find(({ name }) => name === request.params['propertyName']);
        const message = `The property named "${String(request.params['propertyName'])}" does not exist`;
        return property === undefined
          ? errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message })
          : { status: 200, body: present(state, type, property) };
      },
    },
  ];
};

/** Definitions of the properties of every object type, all of them and by name. */
export const propertyOperations = (portal: Portal): ApiOperation[] =>
  objectTypes.flatMap((type) => [type.name, type.typeId].flatMap((segment) => operationsAt(portal, type, segment)));
