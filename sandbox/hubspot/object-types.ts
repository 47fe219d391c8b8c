import type { CrmObjectType } from '../seed/world.ts';

/** One kind of CRM record, with what HubSpot's API says about it. */
export interface ObjectType {
  name: CrmObjectType;
  /** As in record links and cards. */
  typeId: string;
  /** As in association type names (`deal_to_company`) and error messages (`DEAL`). */
  singular: string;
  /** The property that holds the time of creation. */
  createdProperty: 'createdate' | 'hs_createdate';
  /** The property that holds the time of the last change: contacts differ from all others. */
  modifiedProperty: 'lastmodifieddate' | 'hs_lastmodifieddate';
  /** Any one of these scopes lets an app read the records. */
  readScopes: readonly string[];
  /** Any one of these lets it write them. */
  writeScopes: readonly string[];
  /** Any one of these lets it read the definitions of their properties. */
  schemaScopes: readonly string[];
  /** Any one of these lets it write the definitions. */
  schemaWriteScopes: readonly string[];
  /** A new record needs one property of each group. */
  required: readonly (readonly string[])[];
  /** What comes back when no properties are asked for, beside id and times. */
  defaultProperties: readonly string[];
  /** Where a search's free `query` looks. */
  searchedProperties: readonly string[];
}

type Scopes = Pick<ObjectType, 'readScopes' | 'writeScopes' | 'schemaScopes' | 'schemaWriteScopes'>;

const scopes = (name: string): Scopes => ({
  readScopes: [`crm.objects.${name}.read`],
  writeScopes: [`crm.objects.${name}.write`],
  schemaScopes: [`crm.schemas.${name}.read`, `crm.objects.${name}.read`],
  schemaWriteScopes: [`crm.schemas.${name}.write`],
});

/** What is sold: the older scope covers everything; there is no newer one to write the definitions of lines and products. */
const commerceScopes = (name: string): Scopes => {
  const { readScopes, writeScopes, schemaScopes, schemaWriteScopes } = scopes(name);
  return {
    readScopes: [...readScopes, 'e-commerce'],
    writeScopes: [...writeScopes, 'e-commerce'],
    schemaScopes: [...schemaScopes, 'e-commerce'],
    schemaWriteScopes: name === 'quotes' ? [...schemaWriteScopes, 'e-commerce'] : ['e-commerce'],
  };
};

const usual = { createdProperty: 'createdate', modifiedProperty: 'hs_lastmodifieddate' } as const;
const later = { createdProperty: 'hs_createdate', modifiedProperty: 'hs_lastmodifieddate' } as const;

export const objectTypes: readonly ObjectType[] = [
  {
    name: 'contacts',
    typeId: '0-1',
    singular: 'contact',
    ...usual,
    modifiedProperty: 'lastmodifieddate',
    ...scopes('contacts'),
    required: [['email', 'firstname', 'lastname']],
    defaultProperties: ['email', 'firstname', 'lastname'],
    searchedProperties: ['firstname', 'lastname', 'email', 'phone', 'company'],
  },
  {
    name: 'companies',
    typeId: '0-2',
    singular: 'company',
    ...usual,
    ...scopes('companies'),
    required: [['name', 'domain']],
    defaultProperties: ['domain', 'name'],
    searchedProperties: ['name', 'domain', 'website', 'phone'],
  },
  {
    name: 'deals',
    typeId: '0-3',
    singular: 'deal',
    ...usual,
    ...scopes('deals'),
    required: [['dealname'], ['dealstage']],
    defaultProperties: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
    searchedProperties: ['dealname', 'pipeline', 'dealstage', 'description', 'dealtype'],
  },
  {
    name: 'line_items',
    typeId: '0-8',
    singular: 'line_item',
    ...usual,
    ...commerceScopes('line_items'),
    required: [['name', 'hs_product_id']],
    defaultProperties: ['hs_product_id', 'quantity'],
    searchedProperties: ['name', 'description'],
  },
  {
    name: 'products',
    typeId: '0-7',
    singular: 'product',
    ...usual,
    ...commerceScopes('products'),
    required: [['name']],
    defaultProperties: ['description', 'name', 'price'],
    searchedProperties: ['name', 'description', 'price', 'hs_sku'],
  },
  {
    name: 'quotes',
    typeId: '0-14',
    singular: 'quote',
    ...later,
    ...commerceScopes('quotes'),
    required: [['hs_title'], ['hs_expiration_date']],
    defaultProperties: ['hs_expiration_date', 'hs_quote_number', 'hs_status', 'hs_title'],
    searchedProperties: ['hs_title', 'hs_quote_number'],
  },
  {
    name: 'tasks',
    typeId: '0-27',
    singular: 'task',
    ...later,
    ...scopes('contacts'),
    required: [['hs_timestamp']],
    defaultProperties: [],
    searchedProperties: ['hs_task_subject', 'hs_task_body'],
  },
  {
    name: 'notes',
    typeId: '0-46',
    singular: 'note',
    ...later,
    ...scopes('contacts'),
    required: [['hs_timestamp']],
    defaultProperties: [],
    searchedProperties: ['hs_note_body'],
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
