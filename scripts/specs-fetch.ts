import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * `npm run specs:fetch`: the vendors' OpenAPI documents that `npm run conformance` judges by, from their public repositories
 * into SPECS_DIR (absent: where the judges look for them, `../shared/specs`). It needs the internet. Each address names a commit,
 * so that what comes is the same on every day.
 */
const folder = resolve(process.env['SPECS_DIR'] ?? join(import.meta.dirname, '../../shared/specs'));
const GITHUB = 'https://raw.githubusercontent.com';
const XERO = `${GITHUB}/XeroAPI/Xero-OpenAPI/e952d0bda3628facbf7afc5990ad6a0e7e77bd1e`;
const HUBSPOT = `${GITHUB}/HubSpot/HubSpot-public-api-spec-collection/99893791383254f52aa07662baeb98aad65cc710/PublicApiSpecs`;

const xero = ['xero_accounting.yaml', 'xero-identity.yaml', 'xero-webhooks.yaml', 'LICENSE'];
const hubspot = [
  'Account/Account Info/Rollouts/144923/2026-09/accountInfo.json',
  'Auth/Oauth/Rollouts/279897/2026-09/oauth.json',
  'Automation/Actions V4/Rollouts/148901/2026-09/actionsV4.json',
  'CRM/Associations/Rollouts/130902/2026-09/associations.json',
  'CRM/Companies/Rollouts/424/2026-09/companies.json',
  'CRM/Contacts/Rollouts/424/2026-09/contacts.json',
  'CRM/Crm Owners/Rollouts/146888/2026-09/crmOwners.json',
  'CRM/Deals/Rollouts/424/2026-09/deals.json',
  'CRM/Invoices/Rollouts/424/2026-09/invoices.json',
  'CRM/Line Items/Rollouts/424/2026-09/lineItems.json',
  'CRM/Objects/Rollouts/424/2026-09/objects.json',
  'CRM/Pipelines/Rollouts/145896/2026-09/pipelines.json',
  'CRM/Products/Rollouts/424/2026-09/products.json',
  'CRM/Properties/Rollouts/145899/2026-09/properties.json',
  'CRM/Quotes/Rollouts/424/2026-09/quotes.json',
  'CRM/Tasks/Rollouts/424/2026-09/tasks.json',
  'Webhooks/Webhooks/Rollouts/147891/2026-09/webhooks.json',
  'Webhooks Journal/Webhooks Journal/Rollouts/284944/2026-03/webhooksJournal.json',
];

const documents = [
  ...xero.map((name) => ({ url: `${XERO}/${name}`, file: `xero/${name}` })),
  ...hubspot.map((path) => ({ url: `${HUBSPOT}/${encodeURI(path)}`, file: `hubspot/${path.split('/').at(-1) ?? ''}` })),
];

for (const { url, file } of documents) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), await answer.text());
  console.log(join(folder, file));
}
