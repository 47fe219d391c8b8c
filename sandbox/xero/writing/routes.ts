import type { Answer } from '../answer.ts';
import { attachmentRoutes } from '../attachments/routes.ts';
import type { Invoice } from '../facts.ts';
import { read } from '../resources/scopes.ts';
import { createAccount } from './accounts/write-account.ts';
import { writeBatch, type WriteCall } from './batch.ts';
import { contactGroupRoutes } from './contact-groups/routes.ts';
import { createContacts, updateContact, updateOrCreateContacts } from './contacts/write-contact.ts';
import { creditRoutes } from './credits/routes.ts';
import { itemRoutes } from './items/routes.ts';
import { quoteRoutes } from './quotes/routes.ts';
import { repeatingInvoiceRoutes } from './repeating-invoices/routes.ts';
import { trackingRoutes } from './tracking/routes.ts';
import { emailInvoice } from './documents/email.ts';
import type { Documented } from './documents/history.ts';
import { answerOnlineInvoice } from './documents/online-invoice.ts';
import { createInvoices, invoiceAt, updateInvoice, updateOrCreateInvoices } from './invoices/write-invoice.ts';
import { removePayment } from './payments/remove-payment.ts';
import { createPayments } from './payments/write-payment.ts';
import { unknownDocument } from './problems.ts';
import { batch, historyRoutes, on, type Route, type Serve } from './route.ts';

/** Serves one invoice of the path; 404 when there is none. */
const onInvoice = (serve: (call: WriteCall, invoice: Invoice) => Answer | Promise<Answer>): Serve =>
  on(({ organisation, key }) => invoiceAt(organisation, key), serve);

const documentedInvoice = ({ organisation, key }: WriteCall): Documented | undefined => {
  const invoice = invoiceAt(organisation, key);
  return invoice && { id: invoice.invoiceId, details: `INV ${invoice.invoiceNumber}`, createdAt: invoice.createdAt };
};

const hasContact = ({ organisation, key }: WriteCall): boolean =>
  organisation.contacts.some((one) => one.contactId === key?.toLowerCase() || one.contactNumber === key);

const INVOICES = ['accounting.invoices'];
const CONTACTS = ['accounting.contacts'];
const PAYMENTS = ['accounting.payments'];

const SUMMARY = ['summarizeErrors'];
const DECIMALS = ['unitdp'];

/** Every operation that writes, and the reads of one document that go with them. */
export const routes: readonly Route[] = [
  {
    id: 'createContacts',
    method: 'put',
    path: '/Contacts',
    scopes: CONTACTS,
    query: SUMMARY,
    serve: batch(createContacts),
  },
  {
    id: 'updateOrCreateContacts',
    method: 'post',
    path: '/Contacts',
    scopes: CONTACTS,
    query: SUMMARY,
    serve: batch(updateOrCreateContacts),
  },
  {
    id: 'updateContact',
    method: 'post',
    path: '/Contacts/:key',
    scopes: CONTACTS,
    serve: (call) => (hasContact(call) ? writeBatch(updateContact, call) : unknownDocument()),
  },
  {
    id: 'createInvoices',
    method: 'put',
    path: '/Invoices',
    scopes: INVOICES,
    query: [...SUMMARY, ...DECIMALS],
    serve: batch(createInvoices),
  },
  {
    id: 'updateOrCreateInvoices',
    method: 'post',
    path: '/Invoices',
    scopes: INVOICES,
    query: [...SUMMARY, ...DECIMALS],
    serve: batch(updateOrCreateInvoices),
  },
  {
    id: 'updateInvoice',
    method: 'post',
    path: '/Invoices/:key',
    scopes: INVOICES,
    query: DECIMALS,
    serve: onInvoice((call) => writeBatch(updateInvoice, call)),
  },
  {
    id: 'emailInvoice',
    method: 'post',
    path: '/Invoices/:key/Email',
    scopes: INVOICES,
    serve: onInvoice(emailInvoice),
  },
  {
    id: 'getOnlineInvoice',
    method: 'get',
    path: '/Invoices/:key/OnlineInvoice',
    scopes: read('invoices'),
    serve: onInvoice(answerOnlineInvoice),
  },
  ...historyRoutes('Invoice', {
    path: '/Invoices/:key',
    reads: read('invoices'),
    writes: INVOICES,
    find: documentedInvoice,
  }),
  {
    id: 'createPayments',
    method: 'put',
    path: '/Payments',
    scopes: PAYMENTS,
    query: SUMMARY,
    serve: batch(createPayments),
  },
  { id: 'createPayment', method: 'post', path: '/Payments', scopes: PAYMENTS, serve: batch(createPayments) },
  { id: 'deletePayment', method: 'post', path: '/Payments/:key', scopes: PAYMENTS, serve: removePayment },
  ...creditRoutes,
  ...attachmentRoutes,
  ...quoteRoutes,
  ...repeatingInvoiceRoutes,
  ...itemRoutes,
  ...trackingRoutes,
  ...contactGroupRoutes,
  {
    id: 'createAccount',
    method: 'put',
    path: '/Accounts',
    scopes: ['accounting.settings'],
    serve: batch(createAccount),
  },
];
