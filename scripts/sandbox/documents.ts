/** A document of a vendor, by its place among the documents: `hubspot/contacts`. */
export type DocumentName = 'xero' | `hubspot/${string}`;

/** Which documents describe a path: the first that knows the operation counts. */
const byPath: [pattern: RegExp, names: DocumentName[]][] = [
  [/^\/(api\.xro|connections)\b/, ['xero']],
  [/^\/oauth\//, ['hubspot/oauth']],
  [/^\/webhooks-journal\//, ['hubspot/webhooksJournal']],
  [/^\/app-webhooks\//, ['hubspot/webhooks']],
  [/^\/automation\/actions\//, ['hubspot/actionsV4']],
  [/^\/account-info\//, ['hubspot/accountInfo']],
  [/^\/crm\/associations\//, ['hubspot/associations']],
  [/^\/crm\/owners\//, ['hubspot/crmOwners']],
  [/^\/crm\/pipelines\//, ['hubspot/pipelines']],
  [/^\/crm\/properties\//, ['hubspot/properties']],
];

/** HubSpot writes one document for each type of object, all with the same paths. */
const byObject: Record<string, DocumentName> = {
  'contacts 0-1': 'hubspot/contacts',
  'companies 0-2': 'hubspot/companies',
  'deals 0-3': 'hubspot/deals',
  'products 0-7': 'hubspot/products',
  'line_items 0-8': 'hubspot/lineItems',
  'quotes 0-14': 'hubspot/quotes',
  'tasks 0-27': 'hubspot/tasks',
  'invoices 0-53': 'hubspot/invoices',
};

/** The documents that may describe a path, in the order in which they are asked. */
export function documentsOf(path: string): DocumentName[] {
  const [, type] = /^\/crm\/objects\/[^/]+\/([^/]+)/.exec(path) ?? [];
  if (type === undefined) return byPath.find(([pattern]) => pattern.test(path))?.[1] ?? [];
  const own = Object.entries(byObject).find(([types]) => types.split(' ').includes(type))?.[1];
  return [...(own ? [own] : []), 'hubspot/objects', 'hubspot/associations'];
}

/** All documents that say what a stand-in serves. */
export const allDocuments: DocumentName[] = [
  ...new Set([...byPath.flatMap(([, names]) => names), ...Object.values(byObject), 'hubspot/objects' as const]),
];
