/** What the app asks for at Xero: to read what customers owe and pay, and to go on doing so while nobody is there. */
export const XERO_SCOPES: readonly string[] = [
  'offline_access',
  'accounting.settings.read',
  'accounting.contacts.read',
  'accounting.invoices.read',
  'accounting.payments.read',
];
