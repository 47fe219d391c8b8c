import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import type * as z from 'zod';
import type { StreamFacts } from '../../mirror/facts.ts';
import { account } from './account.ts';
import { contact } from './contact.ts';
import { creditNote, overpayment, prepayment } from './credit.ts';
import { currency } from './currency.ts';
import { invoice, isBill } from './invoice.ts';
import { organisation } from './organisation.ts';
import { payment } from './payment.ts';
import { taxRate } from './tax-rate.ts';

const PAGE_SIZE = 1000;

/**
 * What is edited while a list is read moves to its front: rows that were read come again, and none is passed over. In
 * Xero's own order, the oldest first, it would move to the end and everything after it up by one, over the edge of a page.
 */
const NEWEST_FIRST = 'UpdatedDateUTC DESC';

/** Prices come with four decimals when asked for, else with two. */
export const UNIT_DECIMALS = 4;

/** Which rows of a list, beside those that changed; a stream that knows no such filter is never asked with one. */
export interface XeroFilter {
  /** At most 40. */
  ids?: string[];
  contactIds?: string[];
  /** Only what this app made. */
  createdByMyApp?: boolean;
  statuses?: string[];
}

interface Query {
  tenantId: string;
  /** From 1. */
  page: number;
  filter: XeroFilter;
  options: { headers: Record<string, string> };
}

/** How one stream is read. What comes in pages comes newest first. */
export interface XeroStream<Fact> {
  operation: string;
  /** The least scope that allows the operation. */
  scope: string;
  /** The name of the list in the answer. */
  list: string;
  idField: string;
  row: (tenantId: string) => z.ZodType<Fact>;
  /** Whether a row of the list is none of the stream's, where a list by ids may hold such. */
  isOther?: (row: unknown) => boolean;
  // The SDK's arguments go by position and move between its majors: they are written here and nowhere else.
  call: (api: AccountingApi, query: Query) => Promise<unknown>;
}

type XeroStreamName =
  | 'organisation'
  | 'contacts'
  | 'invoices'
  | 'credit_notes'
  | 'overpayments'
  | 'prepayments'
  | 'payments'
  | 'accounts'
  | 'tax_rates'
  | 'currencies';

const none = undefined;

/** Every stream that comes from Xero. */
export const streams: { [S in XeroStreamName]: XeroStream<StreamFacts[S]> } = {
  organisation: {
    operation: 'getOrganisations',
    scope: 'accounting.settings.read',
    list: 'Organisations',
    idField: 'OrganisationID',
    row: organisation,
    call: (api, q) => api.getOrganisations(q.tenantId, q.options),
  },
  contacts: {
    operation: 'getContacts',
    scope: 'accounting.contacts.read',
    list: 'Contacts',
    idField: 'ContactID',
    row: () => contact,
    call: (api, q) =>
      api.getContacts(
        ...([q.tenantId, none, none, NEWEST_FIRST, q.filter.ids] as const),
        ...([q.page, true, none, none, PAGE_SIZE, q.options] as const),
      ),
  },
  invoices: {
    operation: 'getInvoices',
    scope: 'accounting.invoices.read',
    list: 'Invoices',
    idField: 'InvoiceID',
    row: () => invoice,
    isOther: isBill,
    call: (api, q) => {
      const { ids, contactIds, createdByMyApp, statuses } = q.filter;
      // By id bills come as well: whoever asks for one learns that it is a bill, instead of waiting for it.
      const which = [ids ? none : 'Type=="ACCREC"', NEWEST_FIRST, ids, none, contactIds, statuses] as const;
      const paged = [q.page, true, createdByMyApp, UNIT_DECIMALS, none, PAGE_SIZE, none, q.options] as const;
      return api.getInvoices(q.tenantId, none, ...which, ...paged);
    },
  },
  credit_notes: {
    operation: 'getCreditNotes',
    scope: 'accounting.invoices.read',
    list: 'CreditNotes',
    idField: 'CreditNoteID',
    row: () => creditNote,
    call: (api, q) =>
      api.getCreditNotes(
        ...([q.tenantId, none, 'Type=="ACCRECCREDIT"', NEWEST_FIRST, q.page] as const),
        ...([UNIT_DECIMALS, PAGE_SIZE, q.options] as const),
      ),
  },
  overpayments: {
    operation: 'getOverpayments',
    scope: 'accounting.payments.read',
    list: 'Overpayments',
    idField: 'OverpaymentID',
    row: () => overpayment,
    call: (api, q) => {
      const where = 'Type=="RECEIVE-OVERPAYMENT" OR Type=="AROVERPAYMENT"';
      const paged = [q.page, UNIT_DECIMALS, PAGE_SIZE, none, q.options] as const;
      return api.getOverpayments(q.tenantId, none, where, NEWEST_FIRST, ...paged);
    },
  },
  prepayments: {
    operation: 'getPrepayments',
    scope: 'accounting.payments.read',
    list: 'Prepayments',
    idField: 'PrepaymentID',
    row: () => prepayment,
    call: (api, q) => {
      const where = 'Type=="RECEIVE-PREPAYMENT" OR Type=="ARPREPAYMENT"';
      const paged = [q.page, UNIT_DECIMALS, PAGE_SIZE, none, none, q.options] as const;
      return api.getPrepayments(q.tenantId, none, where, NEWEST_FIRST, ...paged);
    },
  },
  payments: {
    operation: 'getPayments',
    scope: 'accounting.payments.read',
    list: 'Payments',
    idField: 'PaymentID',
    row: () => payment,
    call: (api, q) =>
      api.getPayments(q.tenantId, none, 'PaymentType=="ACCRECPAYMENT"', NEWEST_FIRST, q.page, PAGE_SIZE, q.options),
  },
  accounts: {
    operation: 'getAccounts',
    scope: 'accounting.settings.read',
    list: 'Accounts',
    idField: 'AccountID',
    row: () => account,
    call: (api, q) => api.getAccounts(q.tenantId, none, none, none, q.options),
  },
  tax_rates: {
    operation: 'getTaxRates',
    scope: 'accounting.settings.read',
    list: 'TaxRates',
    idField: 'TaxType',
    row: () => taxRate,
    call: (api, q) => api.getTaxRates(q.tenantId, none, none, q.options),
  },
  currencies: {
    operation: 'getCurrencies',
    scope: 'accounting.settings.read',
    list: 'Currencies',
    idField: 'Code',
    row: () => currency,
    call: (api, q) => api.getCurrencies(q.tenantId, none, none, q.options),
  },
};
