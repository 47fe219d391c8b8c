import type { Resource } from '../reading/resource.ts';
import { documentPdf } from '../wire/pdf.ts';
import { wireQuotes } from '../wire/quotes.ts';
import { wireRepeatingInvoices } from '../wire/repeating-invoices.ts';
import { read } from './scopes.ts';

const same = <T>(row: T): T => row;

const STATUSES = ['DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'INVOICED', 'DELETED'];

export const quotes: Resource = {
  name: 'Quotes',
  idField: 'QuoteID',
  scopes: read('invoices'),
  operations: { list: 'getQuotes', get: 'getQuote', pdf: 'getQuoteAsPdf' },
  fields: {
    QuoteID: 'guid',
    QuoteNumber: 'text',
    Reference: 'text',
    Title: 'text',
    Status: 'text',
    Date: 'date',
    ExpiryDate: 'date',
    CurrencyCode: 'text',
    Total: 'number',
    'Contact.ContactID': 'guid',
    'Contact.Name': 'folded',
    UpdatedDateUTC: 'date',
  },
  rows: ({ ledger }) => wireQuotes(ledger.organisation),
  paged: { unpaged: same, page: same, always: true },
  exact: { ContactID: { field: 'Contact.ContactID' }, Status: { field: 'Status', words: STATUSES } },
  contained: { QuoteNumber: 'QuoteNumber' },
  ranges: {
    DateFrom: { field: 'Date', bound: 'from' },
    DateTo: { field: 'Date', bound: 'to' },
    ExpiryDateFrom: { field: 'ExpiryDate', bound: 'from' },
    ExpiryDateTo: { field: 'ExpiryDate', bound: 'to' },
  },
  pdf: documentPdf,
  modifiedSince: true,
  parameters: { lacking: ['where', 'pageSize'] },
};

export const repeatingInvoices: Resource = {
  name: 'RepeatingInvoices',
  idField: 'RepeatingInvoiceID',
  scopes: read('invoices'),
  operations: { list: 'getRepeatingInvoices', get: 'getRepeatingInvoice' },
  fields: {
    RepeatingInvoiceID: 'guid',
    Status: 'text',
    Type: 'text',
    Reference: 'text',
    CurrencyCode: 'text',
    'Contact.ContactID': 'guid',
    'Contact.Name': 'folded',
    'Schedule.NextScheduledDate': 'date',
    Total: 'number',
  },
  rows: ({ ledger, today }) => wireRepeatingInvoices(ledger.organisation, today),
  modifiedSince: false,
};
