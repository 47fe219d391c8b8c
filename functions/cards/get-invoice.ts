import * as z from 'zod';
import { recordQuery } from '../../src/contract/values.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { taxNames } from '../../src/invoicing/rules/tax-words.ts';
import { err, ok } from '../../src/lib/result.ts';
import type { SettledInvoice } from '../../src/receivables/ports.ts';
import { today } from '../../src/receivables/rules/books.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentInvoice } from '../present/present-documents.ts';
import { askedDocuments, type AskedDocuments } from '../asked/asked-customer.ts';

const input = recordQuery.extend({ id: z.string().regex(/^[0-9A-Za-z-]{1,64}$/, 'is not the id of an invoice') });

/** GET /cards/invoices/:id: one invoice of the record's customer, or of the deal itself, with what settled it so far (C3, C35). */
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
        const { books, right } = asked.value;
        const found = await ofCustomer(reads, asked.value, id);
        if (!found) return err({ code: 'not_found' });
        const rates = taxNames(await reads.billing.books(books.tenantId));
        await reads.audit.note({ at: now, ...caller, objectTypeId, objectId, action: 'view_invoice', right });
        return ok(presentInvoice(found, { today: today(books, now), shortCode: books.shortCode, rates }));
      }),
});

/** A deal's own invoices are found whoever they were billed to. */
async function ofCustomer(
  reads: PortalReads,
  { books: { tenantId }, contactIds, record }: AskedDocuments,
  invoiceId: string,
): Promise<SettledInvoice | null> {
  const found = contactIds.length > 0 ? await reads.receivables.invoice({ tenantId, contactIds, invoiceId }) : null;
  if (found || record.objectTypeId !== DEAL) return found;
  const own = (await reads.billing.invoicesOf(tenantId, record.objectId)).find(({ id }) => id === invoiceId);
  return own ? reads.receivables.invoice({ tenantId, contactIds: [own.contactId], invoiceId }) : null;
}
