import type { CrmObjectType, CrmRecord, Portal } from './data.ts';

export type FieldKind = 'text' | 'number' | 'date' | 'owner' | 'stage';

export interface ObjectField {
  name: string;
  label: string;
  kind: FieldKind;
}

/** How the workbench shows one kind of record. */
export interface ObjectType {
  /** As in the address of a record. */
  id: string;
  name: CrmObjectType;
  singular: string;
  plural: string;
  title: (record: CrmRecord) => string;
  /** Names of the fields that the list shows beside the title. */
  columns: string[];
  fields: ObjectField[];
}

const field = (name: string, label: string, kind: FieldKind = 'text'): ObjectField => ({ name, label, kind });
const owner = field('hubspot_owner_id', 'Owner', 'owner');

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');

export const objectTypes: ObjectType[] = [
  {
    id: '0-2',
    name: 'companies',
    singular: 'Company',
    plural: 'Companies',
    title: ({ id, properties }) => properties['name'] ?? `Company ${id}`,
    columns: ['domain', 'city', 'hubspot_owner_id'],
    fields: [
      field('name', 'Name'),
      field('domain', 'Domain'),
      field('phone', 'Phone'),
      field('city', 'City'),
      field('country', 'Country'),
      owner,
    ],
  },
  {
    id: '0-1',
    name: 'contacts',
    singular: 'Contact',
    plural: 'Contacts',
    title: ({ id, properties }) =>
      joined(properties['firstname'], properties['lastname']) || (properties['email'] ?? `Contact ${id}`),
    columns: ['email', 'phone', 'hubspot_owner_id'],
    fields: [
      field('firstname', 'First name'),
      field('lastname', 'Last name'),
      field('email', 'E-mail'),
      field('phone', 'Phone'),
      owner,
    ],
  },
  {
    id: '0-3',
    name: 'deals',
    singular: 'Deal',
    plural: 'Deals',
    title: ({ id, properties }) => properties['dealname'] ?? `Deal ${id}`,
    columns: ['amount', 'dealstage', 'closedate', 'hubspot_owner_id'],
    fields: [
      field('dealname', 'Name'),
      field('amount', 'Amount', 'number'),
      field('deal_currency_code', 'Currency'),
      field('dealstage', 'Stage', 'stage'),
      field('closedate', 'Close date', 'date'),
      owner,
    ],
  },
];

export const typeById = (id: string): ObjectType | undefined => objectTypes.find((type) => type.id === id);

export const typeByName = (name: string): ObjectType | undefined => objectTypes.find((type) => type.name === name);

/** Whether metadata that says `companies`, `COMPANY` or `0-2` means this type. */
export const means = (type: ObjectType, written: string): boolean =>
  [type.id, type.name, type.singular.toLowerCase()].includes(written.toLowerCase());

export const recordPath = (portal: Portal, type: ObjectType, id: string): string =>
  `/contacts/${portal.portal.id}/record/${type.id}/${id}`;

/** The choices of a field that holds an id: people, or stages of all pipelines. */
export const choicesOf = (kind: FieldKind, portal: Portal): { value: string; label: string }[] => {
  if (kind === 'owner')
    return portal.users.map(({ ownerId, firstName, lastName }) => ({
      value: ownerId,
      label: `${firstName} ${lastName}`,
    }));
  if (kind !== 'stage') return [];
  return portal.pipelines.flatMap(({ stages }) => stages.map(({ id, label }) => ({ value: id, label })));
};

/** One property as a person reads it. */
export const display = ({ name, kind }: ObjectField, record: CrmRecord, portal: Portal): string => {
  const value = record.properties[name];
  if (!value) return '';
  if (kind === 'number') {
    const currency = record.properties['deal_currency_code'] ?? portal.portal.companyCurrency;
    return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(Number(value));
  }
  if (kind === 'date') return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date(value));
  return choicesOf(kind, portal).find((choice) => choice.value === value)?.label ?? value;
};
