import type { Resource } from '../reading/resource.ts';
import { contactGroups, contacts } from './contacts.ts';
import { creditNotes, invoices, overpayments, payments, prepayments } from './documents.ts';
import { quotes, repeatingInvoices } from './quotes.ts';
import {
  accounts,
  actions,
  brandingThemes,
  currencies,
  invoiceReminders,
  items,
  organisation,
  taxRates,
  trackingCategories,
  users,
} from './settings.ts';

/** Everything that can be read. */
export const resources: readonly Resource[] = [
  organisation,
  actions,
  contacts,
  contactGroups,
  invoices,
  creditNotes,
  overpayments,
  prepayments,
  payments,
  quotes,
  repeatingInvoices,
  accounts,
  taxRates,
  items,
  currencies,
  brandingThemes,
  trackingCategories,
  users,
  invoiceReminders,
];
