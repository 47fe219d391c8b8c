import type { CreditKind } from '../ledger/credits.ts';
import type { Fields } from '../reading/fields.ts';
import type { Resource } from '../reading/resource.ts';
import { stubContact } from '../wire/contacts.ts';
import { documentPdf } from '../wire/pdf.ts';
import { wireCredits } from '../wire/credits.ts';
import { invoiceRows } from '../wire/invoice-row.ts';
import { paymentRows } from '../wire/payment-row.ts';
import { without, type Wire } from '../wire/wire.ts';
import { read } from './scopes.ts';

/** A document in a list: of its contact only who it is. */
const withStubContact = (row: Wire): Wire => {
  const { ContactID, Name } = row['Contact'] as Wire;
  return { ...row, Contact: stubContact(ContactID, Name) };
};
const withoutLines = (row: Wire): Wire => ({ ...withStubContact(row), LineItems: [] });

const contactFields: Fields = {
  'Contact.ContactID': 'guid',
  'Contact.Name': 'folded',
  'Contact.ContactNumber': 'text',
};

const documentFields: Fields = {
  ...contactFields,
  Status: 'text',
  Type: 'text',
  Reference: 'text',
  Date: 'date',
  UpdatedDateUTC: 'date',
  CurrencyCode: 'text',
  SubTotal: 'number',
  TotalTax: 'number',
  Total: 'number',
};

const STATUSES = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'];

export const invoices: Resource = {
  name: 'Invoices',
  idField: 'InvoiceID',
  numberField: 'InvoiceNumber',
  scopes: read('invoices'),
  operations: { list: 'getInvoices', get: 'getInvoice', pdf: 'getInvoiceAsPdf' },
  fields: {
    ...documentFields,
    InvoiceID: 'guid',
    InvoiceNumber: 'text',
    DueDate: 'date',
    AmountDue: 'number',
    AmountPaid: 'number',
    AmountCredited: 'number',
  },
  rows: ({ ledger, unitdp }) => invoiceRows(ledger, unitdp),
  paged: {
    unpaged: withoutLines,
    page: withStubContact,
    summary: (row) => without(withStubContact(row), ['Payments', 'HasAttachments', 'LineItems']),
  },
  lists: {
    IDs: { field: 'InvoiceID' },
    InvoiceNumbers: { field: 'InvoiceNumber' },
    ContactIDs: { field: 'Contact.ContactID' },
    Statuses: { field: 'Status', words: STATUSES },
  },
  searched: ['InvoiceNumber', 'Reference'],
  createdByApp({ ledger, app }) {
    const own = new Set(ledger.invoices.filter(({ createdBy }) => createdBy === app).map(({ invoiceId }) => invoiceId));
    return (row) => own.has(String(row['InvoiceID']));
  },
  pdf: documentPdf,
  modifiedSince: true,
  parameters: { list: ['unitdp', 'includeArchived'], get: ['unitdp'] },
};

const credits = (
  kind: CreditKind,
  options: Pick<Resource, 'scopes' | 'fields' | 'lists' | 'parameters'>,
): Resource => ({
  name: `${kind}s`,
  idField: `${kind}ID`,
  operations: { list: `get${kind}s`, get: `get${kind}` },
  rows: ({ ledger, unitdp }) => wireCredits({ ledger, kind, unitdp }),
  paged: { unpaged: withoutLines, page: withStubContact },
  modifiedSince: true,
  ...options,
  fields: { ...documentFields, [`${kind}ID`]: 'guid', RemainingCredit: 'number', ...options.fields },
});

export const creditNotes: Resource = {
  ...credits('CreditNote', {
    scopes: read('invoices'),
    fields: { CreditNoteNumber: 'text' },
    parameters: { list: ['unitdp'], get: ['unitdp'] },
  }),
  operations: { list: 'getCreditNotes', get: 'getCreditNote', pdf: 'getCreditNoteAsPdf' },
  pdf: documentPdf,
};
export const overpayments = credits('Overpayment', {
  scopes: read('payments'),
  fields: {},
  lists: { References: { field: 'Reference' } },
  parameters: { list: ['unitdp'] },
});
export const prepayments = credits('Prepayment', {
  scopes: read('payments'),
  fields: {},
  lists: { InvoiceNumbers: { field: 'InvoiceNumber' } },
  parameters: { list: ['unitdp'] },
});

export const payments: Resource = {
  name: 'Payments',
  idField: 'PaymentID',
  scopes: read('payments'),
  operations: { list: 'getPayments', get: 'getPayment' },
  fields: {
    PaymentID: 'guid',
    PaymentType: 'text',
    Status: 'text',
    Date: 'date',
    Amount: 'number',
    Reference: 'text',
    UpdatedDateUTC: 'date',
    'Invoice.InvoiceID': 'guid',
    'Invoice.Contact.ContactID': 'guid',
  },
  rows: ({ ledger }) => paymentRows(ledger),
  paged: { unpaged: (row) => row, page: (row) => row },
  modifiedSince: true,
};
