const WHAT: Record<string, string> = {
  invoices: 'invoices, credit notes, quotes and items',
  payments: 'payments, overpayments and prepayments',
  banktransactions: 'bank transactions and transfers',
  manualjournals: 'manual journals',
  contacts: 'contacts',
  settings: 'the organisation’s settings, accounts and tax rates',
  attachments: 'files attached to documents',
  journals: 'the general ledger',
};

const PERSONAL: Record<string, string> = {
  openid: 'Know who you are in Xero',
  profile: 'See your name',
  email: 'See your e-mail address',
  offline_access: 'Go on with all this while you are away',
  paymentservices: 'Manage payment services',
};

const booksWords = (scope: string): string => {
  const [, area = '', detail] = scope.split('.');
  if (area === 'reports') return `View the report ${detail ?? ''}`;
  return `${detail === 'read' ? 'View' : 'View and manage'} ${WHAT[area] ?? area}`;
};

/** What a scope allows, in words for the person who is asked for it. */
export const scopeWords = (scope: string): string => PERSONAL[scope] ?? booksWords(scope);
