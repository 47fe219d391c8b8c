import { loadSpec, type SpecOperation } from '../support/specs.ts';

type Name = Parameters<typeof loadSpec>[0];

/** Which documents describe a path: the first that knows the operation counts. */
const byPath: [pattern: RegExp, names: Name[]][] = [
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
const byObject: Record<string, Name> = {
  'contacts 0-1': 'hubspot/contacts',
  'companies 0-2': 'hubspot/companies',
  'deals 0-3': 'hubspot/deals',
  'products 0-7': 'hubspot/products',
  'line_items 0-8': 'hubspot/lineItems',
  'quotes 0-14': 'hubspot/quotes',
  'tasks 0-27': 'hubspot/tasks',
  'invoices 0-53': 'hubspot/invoices',
};

function namesOf(path: string): Name[] {
  const [, type] = /^\/crm\/objects\/[^/]+\/([^/]+)/.exec(path) ?? [];
  if (type === undefined) return byPath.find(([pattern]) => pattern.test(path))?.[1] ?? [];
  const own = Object.entries(byObject).find(([types]) => types.split(' ').includes(type))?.[1];
  return [...(own ? [own] : []), 'hubspot/objects', 'hubspot/associations'];
}

/** What the vendors' documents say of a call; undefined when none of them knows it. */
export async function documentedOperation(method: string, path: string): Promise<SpecOperation | undefined> {
  for (const name of namesOf(path)) {
    const operation = (await loadSpec(name)).operationOf(method, path);
    if (operation) return operation;
  }
  return undefined;
}
