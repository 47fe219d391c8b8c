import type { StreamFacts } from '../../mirror/facts.ts';
import { bookStreams } from './book-streams.ts';
import { contact } from './contact.ts';
import { creditNote, overpayment, prepayment } from './credit.ts';
import { invoice } from './invoice.ts';
import { payment } from './payment.ts';
import { quote } from './quote.ts';
import { repeatingInvoice } from './repeating-invoice.ts';
import { isNoneOf, NEWEST_FIRST, none, ofTypes, PAGE_SIZE, UNIT_DECIMALS, type XeroStream } from './stream.ts';

type DocumentStream =
  | 'contacts'
  | 'invoices'
  | 'credit_notes'
  | 'overpayments'
  | 'prepayments'
  | 'payments'
  | 'quotes'
  | 'repeating_invoices';

/** What customers have to do with; what suppliers have comes by the same lists. */
const types = {
  invoices: ['ACCREC'],
  credit_notes: ['ACCRECCREDIT'],
  overpayments: ['RECEIVE-OVERPAYMENT', 'AROVERPAYMENT'],
  prepayments: ['RECEIVE-PREPAYMENT', 'ARPREPAYMENT'],
  payments: ['ACCRECPAYMENT'],
} as const;

const invoicing = { scope: 'accounting.invoices.read', isPaged: true } as const;
const paying = { scope: 'accounting.payments.read', isPaged: true } as const;

/** Contacts, and what is sold to and paid by them. */
const documentStreams: { [S in DocumentStream]: XeroStream<StreamFacts[S]> } = {
  contacts: {
    operation: 'getContacts',
    scope: 'accounting.contacts.read',
    list: 'Contacts',
    idField: 'ContactID',
    row: () => contact,
    isPaged: true,
    confirm: 'ids',
    call: (api, q) =>
      api.getContacts(
        ...([q.tenantId, none, none, NEWEST_FIRST, q.filter.ids] as const),
        ...([q.page, true, none, none, PAGE_SIZE, q.options] as const),
      ),
  },
  invoices: {
    ...invoicing,
    operation: 'getInvoices',
    list: 'Invoices',
    idField: 'InvoiceID',
    row: () => invoice,
    isOther: isNoneOf('Type', types.invoices),
    confirm: 'ids',
    call: (api, q) => {
      const { ids, contactIds, createdByMyApp, statuses } = q.filter;
      const which = [ofTypes('Type', types.invoices, q.filter), NEWEST_FIRST, ids, none, contactIds, statuses] as const;
      const paged = [q.page, true, createdByMyApp, UNIT_DECIMALS, none, PAGE_SIZE, none, q.options] as const;
      return api.getInvoices(q.tenantId, none, ...which, ...paged);
    },
  },
  credit_notes: {
    ...invoicing,
    operation: 'getCreditNotes',
    list: 'CreditNotes',
    idField: 'CreditNoteID',
    row: () => creditNote,
    isOther: isNoneOf('Type', types.credit_notes),
    confirm: {
      operation: 'getCreditNote',
      call: (api, { tenantId, id }) => api.getCreditNote(tenantId, id, UNIT_DECIMALS),
    },
    call: (api, q) => {
      const where = ofTypes('Type', types.credit_notes, q.filter);
      return api.getCreditNotes(
        ...([q.tenantId, none, where, NEWEST_FIRST, q.page, UNIT_DECIMALS, PAGE_SIZE, q.options] as const),
      );
    },
  },
  overpayments: {
    ...paying,
    operation: 'getOverpayments',
    list: 'Overpayments',
    idField: 'OverpaymentID',
    row: () => overpayment,
    isOther: isNoneOf('Type', types.overpayments),
    confirm: { operation: 'getOverpayment', call: (api, { tenantId, id }) => api.getOverpayment(tenantId, id) },
    call: (api, q) => {
      const where = ofTypes('Type', types.overpayments, q.filter);
      const paged = [q.page, UNIT_DECIMALS, PAGE_SIZE, none, q.options] as const;
      return api.getOverpayments(q.tenantId, none, where, NEWEST_FIRST, ...paged);
    },
  },
  prepayments: {
    ...paying,
    operation: 'getPrepayments',
    list: 'Prepayments',
    idField: 'PrepaymentID',
    row: () => prepayment,
    isOther: isNoneOf('Type', types.prepayments),
    confirm: { operation: 'getPrepayment', call: (api, { tenantId, id }) => api.getPrepayment(tenantId, id) },
    call: (api, q) => {
      const where = ofTypes('Type', types.prepayments, q.filter);
      const paged = [q.page, UNIT_DECIMALS, PAGE_SIZE, none, none, q.options] as const;
      return api.getPrepayments(q.tenantId, none, where, NEWEST_FIRST, ...paged);
    },
  },
  payments: {
    ...paying,
    operation: 'getPayments',
    list: 'Payments',
    idField: 'PaymentID',
    row: () => payment,
    isOther: isNoneOf('PaymentType', types.payments),
    confirm: { operation: 'getPayment', call: (api, { tenantId, id }) => api.getPayment(tenantId, id) },
    call: (api, q) => {
      const where = ofTypes('PaymentType', types.payments, q.filter);
      return api.getPayments(q.tenantId, none, where, NEWEST_FIRST, q.page, PAGE_SIZE, q.options);
    },
  },
  quotes: {
    ...invoicing,
    operation: 'getQuotes',
    list: 'Quotes',
    idField: 'QuoteID',
    row: () => quote,
    confirm: { operation: 'getQuote', call: (api, { tenantId, id }) => api.getQuote(tenantId, id) },
    // The SDK knows no size of its pages: Xero's own is 100.
    call: (api, q) => {
      const unfiltered = [none, none, none, none, none, none, none] as const;
      return api.getQuotes(q.tenantId, ...unfiltered, q.page, NEWEST_FIRST, q.filter.quoteNumber, q.options);
    },
  },
  repeating_invoices: {
    ...invoicing,
    operation: 'getRepeatingInvoices',
    list: 'RepeatingInvoices',
    idField: 'RepeatingInvoiceID',
    row: () => repeatingInvoice,
    isPaged: false,
    confirm: 'list',
    call: (api, q) => api.getRepeatingInvoices(q.tenantId, ofTypes('Type', types.invoices, q.filter), none, q.options),
  },
};

/** Every stream that comes from Xero. */
export const streams: { [S in DocumentStream | keyof typeof bookStreams]: XeroStream<StreamFacts[S]> } = {
  ...documentStreams,
  ...bookStreams,
};
