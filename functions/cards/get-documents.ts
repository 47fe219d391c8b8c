import { documentsQuery } from '../../src/contract/documents.ts';
import { ok } from '../../src/lib/result.ts';
import type { DocumentList, ListQuery } from '../../src/receivables/ports.ts';
import { today as todayOf } from '../../src/receivables/rules/books.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentDocuments } from '../present/present-documents.ts';
import { askedDocuments } from '../asked/asked-customer.ts';

const PAGE_SIZE = 25;

/** GET /cards/documents: one page of the invoices and credits of the record's customer (C37, C46). */
export const getDocuments = cardDoor({
  method: 'GET',
  path: '/cards/documents',
  auth: 'hubspot',
  input: documentsQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const asked = await askedDocuments(reads, { ...input, userId: caller.userId });
        if (!asked.ok) return asked;
        const { books, contactIds, right } = asked.value;
        const today = todayOf(books, now);
        const { filter, currency, year, page } = input;
        const paging = { page, pageSize: PAGE_SIZE, today };
        const list = await listOf(reads, { tenantId: books.tenantId, contactIds, filter, currency, year, ...paging });
        const { objectTypeId, objectId } = input;
        await reads.audit.note({ at: now, ...caller, objectTypeId, objectId, action: 'list_documents', right });
        return ok(presentDocuments(list, paging));
      }),
});

/** A customer without a Xero contact has no documents. */
const listOf = (reads: PortalReads, query: ListQuery): Promise<DocumentList> =>
  query.contactIds.length === 0 ? Promise.resolve({ rows: [], total: 0, years: [] }) : reads.receivables.list(query);
