import type { StreamName } from '../mirror/facts.ts';
import { accounts } from './mirror-accounts.ts';
import { brandingThemes } from './mirror-branding-themes.ts';
import { contacts } from './mirror-contacts.ts';
import { creditNotes, overpayments, prepayments } from './mirror-credits.ts';
import { crmCompanies } from './mirror-crm-companies.ts';
import { crmContacts } from './mirror-crm-contacts.ts';
import { crmDeals } from './mirror-crm-deals.ts';
import { crmLineItems } from './mirror-crm-line-items.ts';
import { crmOwners } from './mirror-crm-owners.ts';
import { crmPipelines } from './mirror-crm-pipelines.ts';
import { crmProducts } from './mirror-crm-products.ts';
import { crmQuotes } from './mirror-crm-quotes.ts';
import { currencies } from './mirror-currencies.ts';
import { invoices } from './mirror-invoices.ts';
import { items } from './mirror-items.ts';
import { organisations } from './mirror-organisations.ts';
import { payments } from './mirror-payments.ts';
import { quotes } from './mirror-quotes.ts';
import { repeatingInvoices } from './mirror-repeating-invoices.ts';
import type { StreamTable } from './mirror-table.ts';
import { taxRates } from './mirror-tax-rates.ts';
import { trackingCategories } from './mirror-tracking-categories.ts';

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
  tracking_categories: trackingCategories,
  branding_themes: brandingThemes,
  items,
  quotes,
  repeating_invoices: repeatingInvoices,
  crm_companies: crmCompanies,
  crm_contacts: crmContacts,
  crm_deals: crmDeals,
  crm_owners: crmOwners,
  crm_pipelines: crmPipelines,
  crm_line_items: crmLineItems,
  crm_quotes: crmQuotes,
  crm_products: crmProducts,
};
