import type { World } from '../../sandbox/seed/world.ts';
import type { Tried } from './try-operations.ts';

type Values = Pick<Tried, 'known' | 'values' | 'inPath'>;

/** Values that make sense to the Xero stand-in with that world. */
export function xeroValues(world: World): Values {
  const [organisation] = world.xero.organisations;
  const invoice = organisation?.invoices.find(({ status, type }) => status === 'AUTHORISED' && type === 'ACCREC');
  const own: Record<string, string[]> = {
    IDs: [invoice?.invoiceId ?? ''],
    ContactIDs: [invoice?.contactId ?? ''],
    contactId: [invoice?.contactId ?? ''],
    Statuses: ['AUTHORISED,PAID', 'DRAFT'],
    page: ['1', '2', '9999'],
    pageSize: ['1', '1000'],
    includeArchived: ['true', 'false'],
    unitdp: ['4', '2'],
    summarizeErrors: ['true', 'false'],
  };
  return {
    known: () => [],
    values: (name) => own[name],
    inPath: (name) => (name === 'part' ? 'check.png' : undefined),
  };
}

const typeOf = (path: string): string => path.split('/')[4] ?? '';
const plural: Record<string, string> = {
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
  '0-7': 'products',
  '0-8': 'line_items',
};

/** Values that make sense to the HubSpot stand-in with that world. */
export function hubspotValues({ hubspot }: World): Values {
  const lists: Record<string, { id: string }[]> = { ...hubspot, line_items: hubspot.lineItems } as never;
  const idsOf = (path: string): string[] =>
    (lists[plural[typeOf(path)] ?? typeOf(path)] ?? hubspot.deals).map(({ id }) => id);
  const [link] = hubspot.associations;
  return {
    known(name, path) {
      const [first = '1', second = '2'] = path.includes('/associations/') ? [link?.from.id] : idsOf(path);
      const byName: Record<string, unknown[]> = {
        id: [first],
        primaryObjectId: [first],
        objectIdToMerge: [second],
        properties: [['hs_object_id'], {}],
        propertiesWithHistory: [[]],
        idProperty: [],
        filterGroups: [[]],
        sorts: [[]],
        associations: [[], {}],
        limit: [10],
        after: ['0'],
        query: ['a'],
        client_id: ['app'],
        client_secret: ['secret'],
      };
      return byName[name] ?? [];
    },
    values: (name) =>
      ({
        limit: ['1', '100'],
        after: ['10'],
        properties: ['name,dealname,email'],
        associations: ['contacts,companies'],
        archived: ['true', 'false'],
        email: [hubspot.users[0]?.email ?? ''],
        idProperty: [],
      })[name],
    inPath: (name) =>
      ({
        from: link?.from.objectType,
        to: link?.to.objectType,
        propertyName: 'hs_object_id',
        objectType: 'deals',
        appId: '1',
      })[name],
  };
}
