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
