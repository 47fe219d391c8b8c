import type { CrmObjectType } from '../seed/world.ts';

/** One kind of CRM record, with what HubSpot's API says about it. */
export interface ObjectType {
  name: CrmObjectType;
  /** As in record links and cards. */
  typeId: string;
  /** As in association type names (`deal_to_company`) and error messages (`DEAL`). */
  singular: string;
  /** The property that holds the time of the last change: contacts differ from all others. */
  modifiedProperty: 'lastmodifieddate' | 'hs_lastmodifieddate';
  /** Any one of these scopes lets an app read the records. */
  readScopes: readonly string[];
  /** Any one of these lets it read the definitions of their properties. */
  schemaScopes: readonly string[];
  /** What comes back when no properties are asked for, beside id and times. */
  defaultProperties: readonly string[];
  /** Where a search's free `query` looks. */
  searchedProperties: readonly string[];
}

const scopes = (name: string, ...more: string[]): Pick<ObjectType, 'readScopes' | 'schemaScopes'> => ({
  readScopes: [`crm.objects.${name}.read`, ...more],
  schemaScopes: [`crm.schemas.${name}.read`, `crm.objects.${name}.read`, ...more],
});

export const objectTypes: readonly ObjectType[] = [
  {
    name: 'contacts',
    typeId: '0-1',
    singular: 'contact',
    modifiedProperty: 'lastmodifieddate',
    ...scopes('contacts'),
    defaultProperties: ['email', 'firstname', 'lastname'],
    searchedProperties: ['firstname', 'lastname', 'email', 'phone', 'company'],
  },
  {
    name: 'companies',
    typeId: '0-2',
    singular: 'company',
    modifiedProperty: 'hs_lastmodifieddate',
    ...scopes('companies'),
    defaultProperties: ['domain', 'name'],
    searchedProperties: ['name', 'domain', 'website', 'phone'],
  },
  {
    name: 'deals',
    typeId: '0-3',
    singular: 'deal',
    modifiedProperty: 'hs_lastmodifieddate',
    ...scopes('deals'),
    defaultProperties: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
    searchedProperties: ['dealname', 'pipeline', 'dealstage', 'description', 'dealtype'],
  },
  {
    name: 'line_items',
    typeId: '0-8',
    singular: 'line_item',
    modifiedProperty: 'hs_lastmodifieddate',
    ...scopes('line_items', 'e-commerce'),
    defaultProperties: ['hs_product_id', 'quantity'],
    searchedProperties: ['name', 'description'],
  },
  {
    name: 'products',
    typeId: '0-7',
    singular: 'product',
    modifiedProperty: 'hs_lastmodifieddate',
    ...scopes('products', 'e-commerce'),
    defaultProperties: ['description', 'name', 'price'],
    searchedProperties: ['name', 'description', 'price', 'hs_sku'],
  },
];

/** The type of a path segment: HubSpot takes the plural name and the type id alike. */
export const findObjectType = (nameOrId: string): ObjectType | undefined =>
  objectTypes.find(({ name, typeId }) => name === nameOrId || typeId === nameOrId);

/** The type of a name that our own code wrote. */
export const objectTypeOf = (name: CrmObjectType): ObjectType => {
  const type = findObjectType(name);
  if (type === undefined) throw new Error(`${name} is no CRM object type`);
  return type;
};

/** As HubSpot names it in messages: `LINE_ITEM`. */
export const shouted = (type: ObjectType): string => type.singular.toUpperCase();
