/**
 * What the app asks for at HubSpot; `app/app-hsmeta.json` requires the same, or HubSpot's install page refuses. What each is
 * for: scripts/hubspot/scopes.ts.
 */
export const HUBSPOT_SCOPES: readonly string[] = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.companies.read',
  'crm.objects.deals.read',
  'crm.objects.line_items.read',
  'crm.objects.owners.read',
  'crm.objects.products.read',
  'crm.objects.quotes.read',
];

/**
 * What writing to properties of HubSpot's records needs beside; asked for only when an admin wants that
 * (docs/decisions/0013-write-back.md). `app/app-hsmeta.json` has the same as optional scopes.
 */
export const WRITE_BACK_SCOPES: readonly string[] = [
  'crm.schemas.companies.write',
  'crm.schemas.contacts.write',
  'crm.schemas.deals.write',
  'crm.objects.companies.write',
  'crm.objects.contacts.write',
  'crm.objects.deals.write',
];

/**
 * What the app asks for at Xero: to read what customers owe and pay, to write sales invoices and new customers, and to go
 * on doing so while nobody is there. A scope without `.read` lets read as well.
 */
export const XERO_SCOPES: readonly string[] = [
  'offline_access',
  'accounting.settings.read',
  'accounting.contacts',
  'accounting.invoices',
  'accounting.payments.read',
];

/** Of the scopes that are needed those that a grant lacks: it was given before the app asked for them. */
export const missingScopes = (needed: readonly string[], granted: readonly string[]): string[] =>
  needed.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace(/\.read$/, '')));
