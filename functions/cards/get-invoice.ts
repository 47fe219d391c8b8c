import * as z from 'zod';
import { recordQuery } from '../../src/contract/values.ts';
import { err, ok } from '../../src/lib/result.ts';
import { today } from '../../src/receivables/rules/books.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentInvoice } from '../present/present-documents.ts';
import { askedDocuments } from '../asked/asked-customer.ts';

const input = recordQuery.extend({ id: z.string().regex(/^[0-9A-Za-z-]{1,64}$/, 'is not the id of an invoice') });

/** GET /cards/invoices/:id: one invoice of the record's customer, with what settled it so far (C3, C35). */
export const getInvoice = cardDoor({
  method: 'GET',
  path: '/cards/invoices/:id',
  auth: 'hubspot',
  input,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { id, objectTypeId, objectId } }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const asked = await askedDocuments(reads, { objectTypeId, objectId, userId: caller.userId });
        if (!asked.ok) return asked;
        const { books, contactIds, right } = asked.value;
        if (contactIds.length === 0) return err({ code: 'not_found' });
        const found = await reads.receivables.invoice({ tenantId: books.tenantId, contactIds, invoiceId: id });
        if (!found) return err({ code: 'not_found' });
        await reads.audit.note({ at: now, ...caller, objectTypeId, objectId, action: 'view_invoice', right });
        return ok(presentInvoice(found, { today: today(books, now), shortCode: books.shortCode }));
      }),
});
