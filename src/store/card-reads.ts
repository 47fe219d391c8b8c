import type { AuditTrail } from '../access/ports.ts';
import type { CustomerStore } from '../customers/ports.ts';
import type { ReceivablesStore } from '../receivables/ports.ts';
import { noteLook } from './audit-trail.ts';
import { readFamily } from './customers-family.ts';
import { readSubject } from './customers-subject.ts';
import { readInvoice } from './documents-invoice.ts';
import { readDocuments } from './documents-list.ts';
import type { PortalHandle } from './portal.ts';
import { readHoldings, readInvoices } from './receivables-account.ts';
import { readBooks } from './receivables-books.ts';

/** All that a card's door reads and writes, in the one transaction of the handle. */
export function cardReads(handle: PortalHandle): {
  customers: CustomerStore;
  receivables: ReceivablesStore;
  audit: AuditTrail;
} {
  return {
    customers: {
      subject: (asked) => readSubject(handle, asked),
      family: (query) => readFamily(handle, query),
    },
    receivables: {
      books: () => readBooks(handle),
      invoices: (query) => readInvoices(handle, query),
      holdings: (query) => readHoldings(handle, query),
      list: (query) => readDocuments(handle, query),
      invoice: (query) => readInvoice(handle, query),
    },
    audit: { note: (look) => noteLook(handle, look) },
  };
}
