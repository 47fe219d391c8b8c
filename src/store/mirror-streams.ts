import type { StreamName } from '../mirror/facts.ts';
import { accounts } from './mirror-accounts.ts';
import { contacts } from './mirror-contacts.ts';
import { creditNotes, overpayments, prepayments } from './mirror-credits.ts';
import { crmCompanies } from './mirror-crm-companies.ts';
import { crmContacts } from './mirror-crm-contacts.ts';
import { crmDeals } from './mirror-crm-deals.ts';
import { crmOwners } from './mirror-crm-owners.ts';
import { currencies } from './mirror-currencies.ts';
import { invoices } from './mirror-invoices.ts';
import { organisations } from './mirror-organisations.ts';
import { payments } from './mirror-payments.ts';
import type { StreamTable } from './mirror-table.ts';
import { taxRates } from './mirror-tax-rates.ts';

/** Which table each stream's rows lie in, and how. */
export const STREAM_TABLES: { [S in StreamName]: StreamTable<S> } = {
  organisation: organisations,
  contacts,
  invoices,
  credit_notes: creditNotes,
  overpayments,
  prepayments,
  payments,
  accounts,
  tax_rates: taxRates,
  currencies,
  crm_companies: crmCompanies,
  crm_contacts: crmContacts,
  crm_deals: crmDeals,
  crm_owners: crmOwners,
};
