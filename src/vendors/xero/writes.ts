import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import { Allocations } from 'xero-node/dist/gen/model/accounting/allocations.js';
import { Contacts } from 'xero-node/dist/gen/model/accounting/contacts.js';
import { CreditNotes } from 'xero-node/dist/gen/model/accounting/creditNotes.js';
import { Invoices } from 'xero-node/dist/gen/model/accounting/invoices.js';
import { Items } from 'xero-node/dist/gen/model/accounting/items.js';
import { Quotes } from 'xero-node/dist/gen/model/accounting/quotes.js';
import { RequestEmpty } from 'xero-node/dist/gen/model/accounting/requestEmpty.js';
import type { IntentKind } from '../../invoicing/facts.ts';
import type { Written } from '../../invoicing/ports.ts';
import type { Result } from '../../lib/result.ts';
import type { Reply } from '../send.ts';
import type { WriteCallFailure } from '../with-token.ts';
import { UNIT_DECIMALS } from './stream.ts';
import {
  writtenAllocation,
  writtenContact,
  writtenCredit,
  writtenInvoice,
  writtenItem,
  writtenNothing,
  writtenQuote,
} from './written.ts';

interface Target {
  tenantId: string;
  /** The idempotency key. */
  key: string;
  /** The document that is changed; empty for a new one. */
  id: string;
}

/** How one kind of intent is sent. The body is the intent's own; the models that the SDK is given are never sent. */
interface Write {
  operation: string;
  scope: string;
  /** Whether it is about a document that there is already. */
  changes: boolean;
  // The SDK's arguments go by position and move between its majors: they are written here and in streams.ts.
  call: (api: AccountingApi, target: Target) => Promise<unknown>;
  /** What a reply says; a failure for every other than the expected success. */
  read: (reply: Reply, scope: string) => Result<Written, WriteCallFailure>;
}

const invoices = 'accounting.invoices';

/** A move of the invoice's status, or new contents for it: one document, so that Xero answers 400 when it refuses. */
const move: Write = {
  operation: 'updateInvoice',
  scope: invoices,
  changes: true,
  call: (api, { tenantId, key, id }) => api.updateInvoice(tenantId, id, new Invoices(), UNIT_DECIMALS, key),
  read: writtenInvoice,
};

/** Every kind of write. New documents go by PUT, which never changes one that is there. */
export const writes: Record<IntentKind, Write> = {
  create_contact: {
    operation: 'createContacts',
    scope: 'accounting.contacts',
    changes: false,
    call: (api, { tenantId, key }) => api.createContacts(tenantId, new Contacts(), false, key),
    read: writtenContact,
  },
  update_contact: {
    operation: 'updateContact',
    scope: 'accounting.contacts',
    changes: true,
    call: (api, { tenantId, key, id }) => api.updateContact(tenantId, id, new Contacts(), key),
    read: writtenContact,
  },
  create_item: {
    operation: 'createItems',
    scope: invoices,
    changes: false,
    call: (api, { tenantId, key }) => api.createItems(tenantId, new Items(), false, UNIT_DECIMALS, key),
    read: writtenItem,
  },
  create_invoice: {
    operation: 'createInvoices',
    scope: invoices,
    changes: false,
    call: (api, { tenantId, key }) => api.createInvoices(tenantId, new Invoices(), false, UNIT_DECIMALS, key),
    read: writtenInvoice,
  },
  submit_invoice: move,
  revise_invoice: move,
  return_invoice: move,
  approve_invoice: move,
  delete_invoice: move,
  void_invoice: move,
  create_credit_note: {
    operation: 'createCreditNotes',
    scope: invoices,
    changes: false,
    call: (api, { tenantId, key }) => api.createCreditNotes(tenantId, new CreditNotes(), false, UNIT_DECIMALS, key),
    read: writtenCredit,
  },
  allocate_credit: {
    operation: 'createCreditNoteAllocation',
    scope: invoices,
    changes: true,
    call: (api, { tenantId, key, id }) => api.createCreditNoteAllocation(tenantId, id, new Allocations(), false, key),
    read: writtenAllocation,
  },
  email_invoice: {
    operation: 'emailInvoice',
    scope: invoices,
    changes: true,
    call: (api, { tenantId, key, id }) => api.emailInvoice(tenantId, id, new RequestEmpty(), key),
    read: writtenNothing,
  },
  create_quote: {
    operation: 'createQuotes',
    scope: invoices,
    changes: false,
    call: (api, { tenantId, key }) => api.createQuotes(tenantId, new Quotes(), false, key),
    read: writtenQuote,
  },
  move_quote: {
    operation: 'updateQuote',
    scope: invoices,
    changes: true,
    call: (api, { tenantId, key, id }) => api.updateQuote(tenantId, id, new Quotes(), key),
    read: writtenQuote,
  },
};
