import type { Resource } from '../reading/resource.ts';
import { contacts } from './contacts.ts';
import { creditNotes, invoices, overpayments, payments, prepayments } from './documents.ts';
import { accounts, currencies, items, organisation, taxRates } from './settings.ts';

/** Everything that can be read. */
export const resources: readonly Resource[] = [
  organisation,
  contacts,
  invoices,
  creditNotes,
  overpayments,
  prepayments,
  payments,
  accounts,
  taxRates,
  items,
  currencies,
];
