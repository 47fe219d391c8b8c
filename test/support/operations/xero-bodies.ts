import type { Implemented } from '../../../scripts/sandbox/implemented.ts';
import { app, TODAY, type House } from './operation-house.ts';
import { xeroKnown } from './xero-places.ts';

/* A request of our own for each operation of the Xero stand-in that takes one; each is done. */

const LineItems = [{ Description: 'A sign', Quantity: 1, UnitAmount: 10, AccountCode: xeroKnown.sales }];
const Contact = { ContactID: xeroKnown.contact };
const document = { Contact, LineItems, Date: TODAY };
const invoice = { ...document, Type: 'ACCREC' };
const creditNote = { ...document, Type: 'ACCRECCREDIT' };
const payment = {
  ...{ Invoice: { InvoiceID: xeroKnown.owed }, Account: { Code: xeroKnown.bank } },
  ...{ Amount: 1, Date: TODAY },
};
const schedule = { Period: 1, Unit: 'MONTHLY', DueDate: 10, DueDateType: 'OFFOLLOWINGMONTH', StartDate: '2026-12-01' };
const plainTax = { LineAmountTypes: 'Exclusive', CurrencyCode: 'GBP' };
const repeating = { ...invoice, ...plainTax, Date: undefined, Status: 'DRAFT', Schedule: schedule };
const allocation = (operation: string): object => ({
  ...{ Amount: 1, Date: TODAY },
  Invoice: { InvoiceID: xeroKnown.allocatedTo(operation) },
});

const bodies: Record<string, unknown> = {
  createAccount: { Code: '998', Name: 'New', Type: 'EXPENSE' },
  createContacts: { Name: 'New' },
  updateOrCreateContacts: { Name: 'New' },
  updateContact: { EmailAddress: 'new@conformance.example' },
  createContactGroup: { Name: 'Another group' },
  createContactGroupContacts: { Contacts: [Contact] },
  createCreditNotes: creditNote,
  updateOrCreateCreditNotes: creditNote,
  updateCreditNote: { Reference: 'New' },
  createInvoices: invoice,
  updateOrCreateInvoices: invoice,
  updateInvoice: { Reference: 'New' },
  emailInvoice: {},
  createItems: { Code: 'NEW' },
  updateOrCreateItems: { Code: 'NEW' },
  updateItem: { Code: 'NEW', Description: 'New' },
  createPayments: payment,
  createPayment: payment,
  deletePayment: { Status: 'DELETED' },
  createQuotes: document,
  updateOrCreateQuotes: document,
  updateQuote: { Contact, Date: TODAY, Reference: 'New' },
  createRepeatingInvoices: repeating,
  updateOrCreateRepeatingInvoices: repeating,
  updateRepeatingInvoice: { Status: 'DELETED' },
  createTrackingCategory: { Name: 'New' },
  updateTrackingCategory: { Name: 'New' },
  createTrackingOptions: { Name: 'New' },
  updateTrackingOptions: { Name: 'New' },
};

/** What such an operation is sent; undefined where it takes nothing. */
export function xeroBody({ refreshToken }: House, { id, method }: Implemented): unknown {
  if (id === 'token') return new URLSearchParams({ ...app, grant_type: 'refresh_token', refresh_token: refreshToken });
  if (id === 'revocation') return new URLSearchParams({ ...app, token: refreshToken });
  if (id.endsWith('History') && method === 'put') return { HistoryRecords: [{ Details: 'New' }] };
  if (/Allocations?$/.test(id) && method === 'put') return allocation(id);
  return id.includes('Attachment') && method !== 'get' ? 'AAAA' : bodies[id];
}
